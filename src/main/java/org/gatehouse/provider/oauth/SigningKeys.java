package org.gatehouse.provider.oauth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that somebody signs with. The set is kept for five minutes and read again for an unknown
 * key, at most twice in half a minute.
 */
final class SigningKeys {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Signatures only: a symmetric one would be made with a secret that the client knows too. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Stream.concat(
              JWSAlgorithm.Family.RSA.stream(),
              Stream.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512))
          .collect(Collectors.toUnmodifiableSet());

  private SigningKeys() {}

  /**
   * @param announced names of algorithms; empty for all that are safe
   */
  static JWSKeySelector<SecurityContext> at(URI address, Set<String> announced, ProviderHttp http)
      throws OAuthException {
    Set<JWSAlgorithm> accepted =
        ALGORITHMS.stream()
            .filter(algorithm -> announced.isEmpty() || announced.contains(algorithm.getName()))
            .collect(Collectors.toSet());
    if (accepted.isEmpty()) {
      throw invalid("the provider announces no signature algorithm that is safe");
    }
    try {
      return new JWSVerificationKeySelector<>(
          accepted,
          JWKSourceBuilder.create(address.toURL(), http)
              .cache(KEPT.toMillis(), PATIENCE.toMillis())
              .refreshAheadCache(false)
              .rateLimited(BETWEEN_FETCHES.toMillis())
              .retrying(false)
              .build());
    } catch (MalformedURLException e) {
      throw invalid("the address of the key set is none");
    }
  }

  private static OAuthException invalid(String reason) {
    return new OAuthException(OAuthException.Kind.INVALID_TOKEN, reason);
  }
}
