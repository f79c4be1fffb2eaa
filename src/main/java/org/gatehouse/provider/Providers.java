package org.gatehouse.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All ways to sign in here; routes, pages, {@code /providers} and sign-in ask this register. */
@ApplicationScoped
public class Providers {
  private List<Provider> all = List.of();

  /** For the container's client proxies. */
  protected Providers() {}

  @Inject
  Providers(@Any Instance<ProviderSource> sources) {
    this((Iterable<ProviderSource>) sources);
  }

  public Providers(Iterable<ProviderSource> sources) {
    List<Provider> found = new ArrayList<>();
    sources.forEach(source -> found.addAll(source.providers()));
    found.sort(Comparator.comparing(FormProvider.class::isInstance));
    Set<String> ids = new HashSet<>();
    for (Provider provider : found) {
      if (!ids.add(provider.id())) {
        throw new IllegalStateException("two providers are called " + provider.id());
      }
    }
    this.all = List.copyOf(found);
  }

  /** Those with a button first, then those with a form. */
  public List<Provider> all() {
    return all;
  }

  /** Those that a browser visits. */
  public List<VisitProvider> visits() {
    return only(VisitProvider.class).toList();
  }

  /** Those with fields of their own on the sign-in page. */
  public List<FormProvider> forms() {
    return only(FormProvider.class).toList();
  }

  public Optional<VisitProvider> visit(String id) {
    return only(VisitProvider.class).filter(provider -> provider.id().equals(id)).findFirst();
  }

  public Optional<FormProvider> form(String id) {
    return only(FormProvider.class).filter(provider -> provider.id().equals(id)).findFirst();
  }

  public Optional<Provider> byId(String id) {
    return only(Provider.class).filter(provider -> provider.id().equals(id)).findFirst();
  }

  /** Origins for {@code form-action} (wire.md 18.8). */
  public Set<String> formTargets() {
    Set<String> origins = new TreeSet<>();
    visits().forEach(provider -> origins.addAll(provider.formTargets()));
    return origins;
  }

  private <P extends Provider> Stream<P> only(Class<P> way) {
    return all.stream().filter(way::isInstance).map(way::cast);
  }
}
