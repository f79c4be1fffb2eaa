package org.gatehouse.provider.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.ProviderConfig;

/**
 * The endpoints of a provider (OpenID Connect Discovery 1.0): read at the first use, kept for an
 * hour; a failure is remembered for some seconds, so that a dead provider is not asked in a row.
 */
final class Discovery {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(3);

  private static final Set<String> WEB = Set.of("https", "http");

  private final ProviderConfig config;
  private final ProviderHttp http;
  private final Clock clock;
  private volatile Optional<Endpoints> known = Optional.empty();
  private Instant until = Instant.MIN;

  Discovery(ProviderConfig config, ProviderHttp http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  /** What is known without a call; never waits for one. */
  Optional<Endpoints> known() {
    return config.type() == ProviderConfig.Type.OAUTH ? Optional.of(given()) : known;
  }

  synchronized Endpoints endpoints() throws OAuthException {
    if (config.type() == ProviderConfig.Type.OAUTH) {
      return given();
    }
    if (clock.instant().isBefore(until)) {
      return known.orElseThrow(() -> unavailable("discovery failed a moment ago"));
    }
    try {
      Endpoints fresh = discovered();
      known = Optional.of(fresh);
      until = clock.instant().plus(KEPT);
      return fresh;
    } catch (OAuthException e) {
      until = clock.instant().plus(FAILURE_KEPT);
      if (e.kind() == OAuthException.Kind.UNAVAILABLE && known.isPresent()) {
        return known.get();
      }
      known = Optional.empty();
      throw e;
    }
  }

  private Endpoints discovered() throws OAuthException {
    String issuer = config.issuer().orElseThrow().toString();
    URI document = URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
    OIDCProviderMetadata metadata;
    try {
      metadata = OIDCProviderMetadata.parse(http.retrieveResource(document.toURL()).getContent());
    } catch (IOException e) {
      throw unavailable("discovery: " + e.getMessage());
    } catch (ParseException | RuntimeException e) {
      throw unavailable("the discovery document cannot be read");
    }
    if (!metadata.getIssuer().getValue().equals(issuer)) {
      throw invalid("the discovery document names another issuer");
    }
    ProviderConfig.GivenEndpoints own = config.endpoints();
    Set<String> algorithms = new HashSet<>();
    if (metadata.getIDTokenJWSAlgs() != null) {
      metadata.getIDTokenJWSAlgs().forEach(algorithm -> algorithms.add(algorithm.getName()));
    }
    return new Endpoints(
        usable(own.authorization().orElseGet(metadata::getAuthorizationEndpointURI)),
        usable(own.token().orElseGet(metadata::getTokenEndpointURI)),
        own.userinfo().or(() -> Optional.ofNullable(metadata.getUserInfoEndpointURI())),
        own.jwks().or(() -> Optional.ofNullable(metadata.getJWKSetURI())),
        own.endSession().or(() -> Optional.ofNullable(metadata.getEndSessionEndpointURI())),
        metadata.supportsAuthorizationResponseIssuerParam(),
        algorithms);
  }

  private static URI usable(URI endpoint) throws OAuthException {
    if (endpoint == null || endpoint.getHost() == null || !WEB.contains(endpoint.getScheme())) {
      throw invalid("the discovery document lacks an endpoint");
    }
    return endpoint;
  }

  private Endpoints given() {
    ProviderConfig.GivenEndpoints own = config.endpoints();
    return new Endpoints(
        own.authorization().orElseThrow(),
        own.token().orElseThrow(),
        own.userinfo(),
        own.jwks(),
        own.endSession(),
        false,
        Set.of());
  }

  private static OAuthException unavailable(String reason) {
    return new OAuthException(OAuthException.Kind.UNAVAILABLE, reason);
  }

  private static OAuthException invalid(String reason) {
    return new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
  }
}
