package org.gatehouse.account;

import java.util.Optional;

/**
 * Where the provider tokens of linked accounts are kept. Each call is one transaction; a database
 * that does not answer throws {@link org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface AccountTokens {
  /** Of this account, if it is this user's. */
  Optional<KeptTokens> of(String userId, String provider, String providerAccountId);

  /** Of the account of this provider whose tokens were kept last. */
  Optional<KeptTokens> last(String userId, String provider);

  /** Keeps tokens in place of those of before; false if the account is not this user's. */
  boolean put(KeptTokens tokens);

  /**
   * Keeps newer tokens of a link.
   *
   * @param before the version they were made from
   * @return false if there is no such link any more, or another change came first
   */
  boolean replace(KeptTokens tokens, long before);
}
