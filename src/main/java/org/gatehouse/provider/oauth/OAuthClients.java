package org.gatehouse.provider.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ProviderConfig;
import org.gatehouse.provider.ProviderSource;
import org.gatehouse.provider.VisitProvider;

/** The providers of {@code auth.providers}, in that order. */
@ApplicationScoped
public class OAuthClients implements ProviderSource {
  private static final Logger LOG = System.getLogger(OAuthClients.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Map<String, OAuthClient> clients;
  private Clock clock;

  /** For the container's client proxies. */
  protected OAuthClients() {}

  @Inject
  OAuthClients(AuthConfig config, @Any Instance<ProfileMapping> mappings, Clock clock) {
    this(config, (Iterable<ProfileMapping>) mappings, clock);
  }

  OAuthClients(AuthConfig config, Iterable<ProfileMapping> mappings, Clock clock) {
    Map<String, ProfileMapping> own = new LinkedHashMap<>();
    mappings.forEach(mapping -> own.put(mapping.provider(), mapping));
    this.clients = new LinkedHashMap<>();
    this.clock = clock;
    for (ProviderConfig provider : config.providers()) {
      Optional<ProfileMapping> bean = Optional.ofNullable(own.remove(provider.id()));
      if (bean.isPresent() && !provider.profile().paths().isEmpty()) {
        unused("auth." + provider.id() + ".profile.*, since a bean reads these profiles");
      }
      ProfileMapping mapping = bean.orElseGet(() -> mapping(provider));
      clients.put(provider.id(), new OAuthClient(provider, mapping, clock, PATIENCE));
    }
    own.keySet().forEach(id -> unused("a bean for " + id + ", which auth.providers does not name"));
  }

  private static void unused(String what) {
    LOG.log(Level.WARNING, "UnusedProfileMapping: {0}.", what);
  }

  @Override
  public List<VisitProvider> providers() {
    return clients.values().stream()
        .<VisitProvider>map(client -> new OAuthProvider(client, clock))
        .toList();
  }

  public Optional<OAuthClient> byId(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  /** Whether sessions of this provider keep its ID token. */
  public boolean keepsIdToken(String id) {
    return byId(id).map(client -> client.config().keepIdToken()).orElse(false);
  }

  /** As configured, where the application has no mapping of its own. */
  static ProfileMapping mapping(ProviderConfig provider) {
    ProfileMapping usual =
        switch (provider.profile().like()) {
          case "github" -> new GitHubProfile(provider.id());
          case "facebook" -> new FacebookProfile(provider.id());
          case "microsoft-entra-id" -> new EntraProfile(provider.id());
          default -> new OidcProfile(provider.id());
        };
    return provider.profile().paths().isEmpty()
        ? usual
        : new ConfiguredProfile(usual, provider.profile());
  }
}
