package org.gatehouse.provider.oauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.ProviderConfig;

/** The providers of {@code auth.providers}, in that order. */
@ApplicationScoped
public class OAuthClients {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Map<String, OAuthClient> clients;

  /** For the container's client proxies. */
  protected OAuthClients() {}

  @Inject
  OAuthClients(AuthConfig config, @Any Instance<ProfileMapping> mappings, Clock clock) {
    Map<String, ProfileMapping> own = new LinkedHashMap<>();
    mappings.forEach(mapping -> own.put(mapping.provider(), mapping));
    this.clients = new LinkedHashMap<>();
    for (ProviderConfig provider : config.providers()) {
      ProfileMapping mapping = own.getOrDefault(provider.id(), builtIn(provider.id()));
      clients.put(provider.id(), new OAuthClient(provider, mapping, clock, PATIENCE));
    }
  }

  public Optional<OAuthClient> byId(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  /** Whether sessions of this provider keep its ID token. */
  public boolean keepsIdToken(String id) {
    return byId(id).map(client -> client.config().keepIdToken()).orElse(false);
  }

  /** Origins for {@code form-action} (wire.md 18.8). */
  public Set<String> formTargets() {
    Set<String> origins = new TreeSet<>();
    clients.values().forEach(client -> origins.addAll(client.formTargets()));
    return origins;
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
