package org.gatehouse.config;

/** Which generation of Auth.js is spoken on the wire (wire.md 18.11). */
public enum Flavour {
  /** {@code @auth/core} and {@code next-auth} 5. */
  V5("authjs", 3936),
  /** {@code next-auth} 4. */
  V4("next-auth", 3933);

  private final String cookiePrefix;
  private final int chunkSize;

  Flavour(String cookiePrefix, int chunkSize) {
    this.cookiePrefix = cookiePrefix;
    this.chunkSize = chunkSize;
  }

  /** First part of every cookie name, without {@code __Secure-} or {@code __Host-}. */
  public String cookiePrefix() {
    return cookiePrefix;
  }

  /** Characters of a token that one cookie carries (wire.md 8). */
  public int chunkSize() {
    return chunkSize;
  }

  public boolean isV4() {
    return this == V4;
  }
}
