package org.gatehouse.account;

/**
 * The provider tokens of a linked account, as they lie in the database.
 *
 * @param link another one each time that they are replaced by those of another sign-in or link
 * @param version of what is sealed, counted from 0 within a link
 * @param sealed opens for this account and user only
 */
public record KeptTokens(
    String provider,
    String providerAccountId,
    String userId,
    String link,
    long version,
    String sealed) {
  /** The same link with newer tokens. */
  public KeptTokens next(long newVersion, String newSealed) {
    return new KeptTokens(provider, providerAccountId, userId, link, newVersion, newSealed);
  }

  @Override
  public String toString() {
    return "KeptTokens[" + provider + ", version " + version + "]";
  }
}
