package org.gatehouse.provider.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Map<String, OAuthClient> clients;
  private Clock clock;

  /** For the container's client proxies. */
  protected OAuthClients() {}

  @Inject
  OAuthClients(AuthConfig config, @Any Instance<ProfileMapping> mappings, Clock clock) {
    Map<String, ProfileMapping> own = new LinkedHashMap<>();
    mappings.forEach(mapping -> own.put(mapping.provider(), mapping));
    this.clients = new LinkedHashMap<>();
    this.clock = clock;
    for (ProviderConfig provider : config.providers()) {
      ProfileMapping mapping = own.getOrDefault(provider.id(), builtIn(provider.id()));
      clients.put(provider.id(), new OAuthClient(provider, mapping, clock, PATIENCE));
    }
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

  static ProfileMapping builtIn(String id) {
    return switch (id) {
      case "github" -> new GitHubProfile(id);
      case "facebook" -> new FacebookProfile(id);
      case "microsoft-entra-id" -> new EntraProfile(id);
      default -> new OidcProfile(id);
    };
  }
}
