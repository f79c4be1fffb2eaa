package org.gatehouse.config;

import java.time.Duration;
import java.util.Optional;

/** Where sessions are kept, and their lifetimes. */
public record SessionConfig(
    Strategy strategy, Duration maxAge, Duration updateAge, Optional<Duration> absoluteMaxAge) {
  /** Browsers keep no cookie longer (RFC 6265bis 5.5). */
  public static final Duration LONGEST = Duration.ofDays(400);
}
