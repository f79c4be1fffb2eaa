package org.gatehouse.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The times of a token, with the 15 seconds of tolerance of Auth.js (wire.md 8, 18.2). */
final class TokenTimes {
  private static final long TOLERANCE_SECONDS = SessionTokens.AHEAD.toSeconds();
  private static final double LATEST = 253_402_300_800.0; // year 10000

  /**
   * What no honest token has ahead of the clock. One that claims to begin tomorrow would survive
   * the end of all sessions that began so far.
   */
  static final List<String> BEGINNINGS =
      List.of(
          ClaimName.NOT_BEFORE.wire(),
          ClaimName.ISSUED_AT.wire(),
          ClaimName.AUTH_TIME.wire(),
          ClaimName.BEGAN.wire());

  private TokenTimes() {}

  /** Valid, or which rule the claims break at {@code now}. */
  static DecodeResult check(Claims claims, int keyIndex, Instant now) {
    for (String name : List.of("exp", "iat", "nbf", "auth_time", "began")) {
      if (claims.has(name) && claims.number(name).filter(TokenTimes::isDate).isEmpty()) {
        return new DecodeResult.InvalidClaims();
      }
    }
    Optional<Double> expires = claims.number("exp");
    if (expires.isEmpty()) {
      return new DecodeResult.InvalidClaims();
    }
    long seconds = now.getEpochSecond();
    if (expires.get() <= seconds - TOLERANCE_SECONDS) {
      return new DecodeResult.Expired(Duration.ofSeconds(seconds - expires.get().longValue()));
    }
    boolean ahead =
        BEGINNINGS.stream()
            .flatMap(name -> claims.number(name).stream())
            .anyMatch(value -> value > seconds + TOLERANCE_SECONDS);
    return ahead ? new DecodeResult.NotYetValid() : new DecodeResult.Valid(claims, keyIndex);
  }

  private static boolean isDate(double value) {
    return Double.isFinite(value) && Math.abs(value) < LATEST;
  }
}
