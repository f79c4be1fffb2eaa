package org.gatehouse.provider.oauth;

import org.gatehouse.account.ProviderTokens;

/** How a refresh ended. */
public sealed interface RefreshResult {
  /** New tokens; the refresh token is the old one if the provider sent none. */
  record Refreshed(ProviderTokens tokens) implements RefreshResult {}

  /** The refresh token is worth nothing any more, or the answer is not to be trusted. */
  record Refused(String reason) implements RefreshResult {}

  /** The provider could not be asked; the old tokens may still serve. */
  record Unavailable(String reason) implements RefreshResult {}
}
