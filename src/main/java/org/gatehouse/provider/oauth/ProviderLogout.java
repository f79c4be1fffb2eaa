package org.gatehouse.provider.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verified logout token says ended: one session there, or all of an account.
 *
 * @param session claim {@code sid}, as sessions of ours carry it
 * @param account id of the account; only if there is no such session
 * @param id of the token
 * @param forgettable until when the token could come again
 */
public record ProviderLogout(
    Optional<String> session, Optional<String> account, String id, Instant forgettable) {
  @Override
  public String toString() {
    return "ProviderLogout[***]";
  }
}
