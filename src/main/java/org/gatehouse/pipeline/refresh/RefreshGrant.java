package org.gatehouse.pipeline.refresh;

import org.gatehouse.provider.oauth.RefreshResult;

/** The providers' token endpoints, as far as a refresh asks them. */
public interface RefreshGrant {
  /**
   * Trades a refresh token for new tokens (RFC 6749 6); never throws.
   *
   * @param account the provider's account id that a new ID token must name
   */
  RefreshResult refresh(String provider, String refreshToken, String account);

  /** Whether sessions of this provider keep its ID token. */
  boolean keepsIdToken(String provider);
}
