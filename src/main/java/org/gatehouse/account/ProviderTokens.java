package org.gatehouse.account;

import java.time.Instant;
import java.util.Optional;

/**
 * What a provider's token endpoint gave (RFC 6749 5.1); the values never show in {@code toString}.
 *
 * @param expiresAt of the access token; empty if the provider does not say
 */
public record ProviderTokens(
    String accessToken,
    Optional<Instant> expiresAt,
    Optional<String> refreshToken,
    Optional<String> idToken,
    Optional<String> scope) {
  /** For who must not refresh them, since somebody else does. */
  public ProviderTokens withoutRefreshToken() {
    return new ProviderTokens(accessToken, expiresAt, Optional.empty(), idToken, scope);
  }

  @Override
  public String toString() {
    return "ProviderTokens[expiresAt=" + expiresAt + "]";
  }
}
