package org.gatehouse.config;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What this node saw of each secret since it started, in whole seconds since the epoch. There is a
 * cell for each configured secret: no request makes it grow, and none waits.
 */
public final class SecretUse {
  private final AtomicLongArray expiry;
  private final AtomicLongArray opened;

  SecretUse(int secrets) {
    expiry = new AtomicLongArray(secrets);
    opened = new AtomicLongArray(secrets);
  }

  /** Something that expires then was sealed by this secret, here or elsewhere. */
  public void lives(int number, Instant until) {
    raise(expiry, number, until);
  }

  /** Something that this secret had sealed was opened. */
  public void opened(int number, Instant now) {
    raise(opened, number, now);
  }

  /** The latest expiry of what this secret sealed; the epoch if nothing was seen. */
  public Instant lastExpiry(int number) {
    return Instant.ofEpochSecond(expiry.get(number));
  }

  /** The epoch if nothing was. */
  public Instant lastOpened(int number) {
    return Instant.ofEpochSecond(opened.get(number));
  }

  private static void raise(AtomicLongArray cells, int number, Instant time) {
    long second = time.getEpochSecond();
    if (cells.get(number) < second) {
      cells.accumulateAndGet(number, second, Math::max);
    }
  }
}
