package org.gatehouse.store;

import java.time.Instant;

/**
 * A session of strategy {@code database}.
 *
 * @param tokenHash SHA-256 of the cookie's token, in hexadecimal digits
 * @param version claim {@code ver} of the claims: an older one cannot undo a newer one
 * @param sealed the claims
 * @param seenAt when the claims were sealed last
 */
public record StoredSession(
    String tokenHash,
    String sid,
    long version,
    String sealed,
    Instant createdAt,
    Instant seenAt,
    Instant expires) {

  /** This session with newly sealed claims. */
  public StoredSession with(long newVersion, String newSealed, Instant now, Instant newExpires) {
    return new StoredSession(tokenHash, sid, newVersion, newSealed, createdAt, now, newExpires);
  }

  @Override
  public String toString() {
    return "StoredSession[" + sid + ", version " + version + "]";
  }
}
