package org.gatehouse.account;

import java.util.Optional;

/**
 * By which provider somebody proved who they are: Auth.js's {@code account}.
 *
 * @param type {@code credentials}, {@code oauth}, {@code oidc} or {@code email}
 * @param tokens of an OAuth provider
 */
public record ProviderAccount(
    String provider, String type, String providerAccountId, Optional<ProviderTokens> tokens) {
  public ProviderAccount(String provider, String type, String providerAccountId) {
    this(provider, type, providerAccountId, Optional.empty());
  }

  /** With tokens that whoever gets them may use, and must not refresh. */
  public ProviderAccount withoutRefreshToken() {
    return new ProviderAccount(
        provider, type, providerAccountId, tokens.map(ProviderTokens::withoutRefreshToken));
  }
}
