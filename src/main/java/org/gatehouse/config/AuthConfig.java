package org.gatehouse.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.application.Deployment;

/**
 * Everything Gatehouse was told by MicroProfile Config, checked and immutable; only a secret may be
 * revoked later.
 *
 * @param settings the values one by one, for what needs no more than its own
 */
public record AuthConfig(
    boolean development,
    Secrets secrets,
    Optional<URI> url,
    Flavour flavour,
    SessionConfig session,
    CookieConfig cookies,
    PagesConfig pages,
    TrustedProxies trustedProxies,
    Set<String> roles,
    Optional<String> defaultRole,
    List<ProviderConfig> providers,
    List<SignalConfig> signals,
    String refreshError,
    List<Mapping> claims,
    List<Mapping> sessionUser,
    Set<String> movableClaims,
    boolean permissions,
    boolean tenants,
    boolean roleRepairByEmail,
    ContainerLogin containerLogin,
    Optional<Administrator> administrator,
    boolean debug,
    Settings settings)
    implements Deployment {

  /** The first administrator, created when the database has none. */
  public record Administrator(String email, Secret password) {}

  /** The role that administers the platform in who belongs to no tenant. */
  @Override
  public String platformRole() {
    return settings
        .text(Setting.PLATFORM_ROLE)
        .orElse(Setting.PLATFORM_ROLE.defaultValue(development));
  }

  /** What each role may do, where the configuration says so. */
  public RolePermissionNames permissionsOfRoles() {
    return RolePermissionNames.of(settings);
  }

  /** How many password hashes may run at once, at least one. */
  public int passwordConcurrent() {
    int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return settings.text(Setting.PASSWORD_CONCURRENT).map(Integer::valueOf).orElse(spare);
  }

  public AuthConfig {
    roles = Set.copyOf(roles);
    providers = List.copyOf(providers);
    signals = List.copyOf(signals);
    claims = List.copyOf(claims);
    sessionUser = List.copyOf(sessionUser);
    movableClaims = Set.copyOf(movableClaims);
  }
}
