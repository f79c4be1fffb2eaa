package org.gatehouse.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One OAuth 2 or OpenID Connect provider, from {@code auth.<id>.*}.
 *
 * @param id as it stands in URLs and in the account key
 * @param issuer of an OpenID Connect provider; its discovery document gives the endpoints
 * @param clientSecret empty for a public client
 * @param endpoints those given by hand, which win over discovery
 * @param scope space separated in the request
 * @param authorizationParams added to the authorization request
 * @param rpInitiatedLogout whether sign-out ends the session at the provider too
 * @param linkByVerifiedEmail whether an address the provider verified links to the user who has it
 * @param keepIdToken whether the ID token is kept in the session
 * @param responseMode how the browser brings the provider's answer back
 * @param profile where the answers hold what is known of a person
 */
public record ProviderConfig(
    String id,
    String name,
    Type type,
    String clientId,
    Optional<Secret> clientSecret,
    ClientAuthentication clientAuthentication,
    Optional<URI> issuer,
    GivenEndpoints endpoints,
    List<String> scope,
    Map<String, String> authorizationParams,
    boolean rpInitiatedLogout,
    boolean linkByVerifiedEmail,
    boolean keepIdToken,
    ResponseMode responseMode,
    ProfilePaths profile) {

  /** Which protocol the provider speaks. */
  public enum Type {
    OIDC,
    OAUTH
  }

  /** How the client proves itself at the token endpoint (RFC 6749 2.3). */
  public enum ClientAuthentication {
    BASIC,
    POST,
    NONE
  }

  /** The {@code response_mode} (OAuth 2.0 Form Post Response Mode). */
  public enum ResponseMode {
    QUERY,
    FORM_POST
  }

  /**
   * How a profile is read.
   *
   * @param like the known provider whose answers it looks like, or {@code oidc}
   * @param paths names joined by dots, of the settings {@code profile.*} that were given
   */
  public record ProfilePaths(String like, Map<ProviderSetting, String> paths) {
    public ProfilePaths {
      paths = Map.copyOf(paths);
    }
  }

  /** Endpoints given by hand. */
  public record GivenEndpoints(
      Optional<URI> authorization,
      Optional<URI> token,
      Optional<URI> userinfo,
      Optional<URI> jwks,
      Optional<URI> endSession) {}

  public ProviderConfig {
    scope = List.copyOf(scope);
    authorizationParams = Map.copyOf(authorizationParams);
  }
}
