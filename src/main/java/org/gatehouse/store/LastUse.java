package org.gatehouse.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;

/** Until when cookies of an older version may come: so long their row must stay. */
public final class LastUse {
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private final SessionConfig config;
  private final Clock clock;

  public LastUse(SessionConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** When the last cookie of an older version expires, those sealed a moment from now included. */
  public Instant of(Claims before, Claims next) {
    Duration longest = longer(config.maxAge(), longer(maxAge(before), maxAge(next)));
    Instant rolling = later(clock.instant().plus(longest), later(expiry(before), expiry(next)));
    return SessionTokens.absoluteEnd(before, config)
        .filter(end -> end.isBefore(rolling))
        .orElse(rolling)
        .plus(TOLERANCE);
  }

  /** When the last cookie of any session that there is now expires, however it is used. */
  Instant ofAny() {
    Duration longest = config.absoluteMaxAge().orElse(SessionConfig.LONGEST);
    return clock.instant().plus(longest).plus(Duration.ofDays(1));
  }

  private static Instant expiry(Claims claims) {
    return claims.instant(ClaimName.EXPIRES.wire()).orElse(Instant.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration maxAge(Claims claims) {
    Optional<Instant> sealed = claims.instant(ClaimName.ISSUED_AT.wire());
    Optional<Instant> expires = claims.instant(ClaimName.EXPIRES.wire());
    return sealed.isPresent() && expires.isPresent()
        ? Duration.between(sealed.get(), expires.get())
        : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
