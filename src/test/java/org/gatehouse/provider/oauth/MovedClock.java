package org.gatehouse.provider.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the machine, moved forward by a test. */
final class MovedClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  void forward(Duration step) {
    ahead = ahead.plus(step);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
