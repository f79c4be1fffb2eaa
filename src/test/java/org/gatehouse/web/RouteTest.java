package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.provider.Checks;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.FormProvider;
import org.gatehouse.provider.Proven;
import org.gatehouse.provider.Provider;
import org.gatehouse.provider.ProviderSource;
import org.gatehouse.provider.Providers;
import org.gatehouse.provider.VisitProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kind of provider has its routes as soon as it is registered. */
class RouteTest {
  private final Providers providers =
      new Providers(
          List.<ProviderSource>of(
              () -> List.of(new Directory()),
              () -> List.of(new Away("away", false), new Away("posting", true))));

  @ParameterizedTest
  @CsvSource({
    "POST, signin/directory",
    "POST, callback/directory",
    "POST, signin/away",
    "GET, callback/away",
    "GET, callback/posting",
    "POST, callback/posting",
  })
  void a_registered_provider_is_served(String method, String path) {
    assertThat(route(method, path)).isEqualTo(new Route.Served(path));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, callback/directory, callback",
    "GET, signin/directory, signin",
    "POST, callback/away, callback",
    "GET, signin/away, signin",
    "POST, callback/credentials, callback",
    "POST, signin/unheard-of, signin",
  })
  void what_no_provider_answers_is_misused(String method, String path, String action) {
    assertThat(route(method, path)).isEqualTo(new Route.Misused(action));
  }

  @ParameterizedTest
  @CsvSource({"backchannel-logout/away", "backchannel-logout/unheard-of", "signals/okta"})
  void what_other_servers_tell_is_taken_by_POST_alone(String path) {
    assertThat(route("POST", path)).isEqualTo(new Route.Served(path));
    assertThat(route("GET", path)).isEqualTo(new Route.PostOnly());
    assertThat(route("PUT", path)).isEqualTo(new Route.PostOnly());
  }

  @ParameterizedTest
  @CsvSource({
    "backchannel-logout",
    "backchannel-logout/away/more",
    "signals/..",
    "signals/Okta",
    "signals/a%2fb",
    "signals/a?b",
  })
  void an_id_that_nothing_can_have_leads_nowhere(String path) {
    assertThat(route("POST", path)).isEqualTo(new Route.Absent());
    assertThat(Route.of("POST", "auth/" + path, Flavour.V4, providers))
        .isEqualTo(new Route.Absent());
  }

  @Test
  void buttons_come_before_forms() {
    assertThat(providers.all())
        .extracting(Provider::id)
        .containsExactly("away", "posting", "directory");
    assertThat(providers.formTargets()).containsExactly("https://away.example");
  }

  @Test
  void two_providers_of_one_name_are_refused_at_the_start() {
    ProviderSource away = () -> List.of(new Away("away", false));
    List<ProviderSource> twice = List.of(away, away);

    assertThatThrownBy(() -> new Providers(twice)).hasMessageContaining("away");
  }

  private Route route(String method, String path) {
    return Route.of(method, "auth/" + path, Flavour.V5, providers);
  }

  private record Directory() implements FormProvider {
    @Override
    public String id() {
      return "directory";
    }

    @Override
    public String name() {
      return "Directory";
    }

    @Override
    public String type() {
      return "credentials";
    }

    @Override
    public Optional<Proven> finish(Credentials fields) {
      return Optional.empty();
    }
  }

  private record Away(String id, boolean comesBackByForm) implements VisitProvider {

    @Override
    public String name() {
      return "Away";
    }

    @Override
    public String type() {
      return "oauth";
    }

    @Override
    public Departure start(URI back, Map<String, String> asked) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Proven finish(Map<String, String> parameters, Checks checks, URI back) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> formTargets() {
      return Set.of("https://away.example");
    }
  }
}
