package org.gatehouse.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where sessions are kept, and their lifetimes.
 *
 * @param unknownKeyGrace how long a cookie is kept that may open later
 */
public record SessionConfig(
    Strategy strategy,
    Duration maxAge,
    Duration updateAge,
    Optional<Duration> absoluteMaxAge,
    Duration unknownKeyGrace) {
  /** Browsers keep no cookie longer (RFC 6265bis 5.5). */
  public static final Duration LONGEST = Duration.ofDays(400);
}
