package org.gatehouse.session.write;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.token.DecodeResult;

/**
 * Keeps cookies for a while that may open again: sealed by a key that this node has not got yet, in
 * the middle of a rotation, or a moment ahead of a clock that was corrected. They show no session
 * meanwhile. The time runs from the start of the node, and from the first such cookie after a time
 * without any.
 */
final class UnknownKeyGrace {
  private final Duration grace;
  private final Clock clock;
  private final Instant started;
  private Instant first = Instant.MIN;
  private Instant last = Instant.MIN;

  /**
   * @param grace {@code auth.session.unknown-key-grace}; zero keeps nothing
   */
  UnknownKeyGrace(Duration grace, Clock clock) {
    this.grace = grace;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Whether a cookie that opened to this is to be left alone. */
  boolean keeps(DecodeResult result) {
    boolean mayOpenAgain =
        result instanceof DecodeResult.UnknownKey || result instanceof DecodeResult.NotYetValid;
    return mayOpenAgain && !grace.isZero() && within(clock.instant());
  }

  private synchronized boolean within(Instant now) {
    if (last.isBefore(now.minus(grace))) {
      first = now;
    }
    last = now;
    return now.isBefore(started.plus(grace)) || now.isBefore(first.plus(grace));
  }
}
