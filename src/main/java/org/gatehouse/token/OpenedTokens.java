package org.gatehouse.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;

/**
 * Tokens opened before, so that a token is decrypted once per node and not once per request. Only
 * authentic tokens enter; memory is bounded by their length.
 */
final class OpenedTokens {
  private static final long CHARACTERS = 4L * 1024 * 1024;
  private static final int TOLERANCE_SECONDS = 15;

  private final Cache<String, Entry> tokens =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((String token, Entry entry) -> token.length())
          .executor(Runnable::run)
          .build();

  /** Usable while {@code from <= now < until}, in seconds since the epoch. */
  private record Entry(DecodeResult.Valid result, long from, long until) {}

  Optional<DecodeResult.Valid> get(String token, long now) {
    Entry entry = tokens.getIfPresent(token);
    if (entry == null) {
      return Optional.empty();
    }
    if (now < entry.from || now >= entry.until) {
      tokens.invalidate(token);
      return Optional.empty();
    }
    return Optional.of(entry.result);
  }

  void put(String token, DecodeResult.Valid valid, Optional<Instant> absoluteEnd) {
    Claims claims = valid.content();
    long from =
        TokenTimes.BEGINNINGS.stream()
            .flatMap(name -> claims.instant(name).stream())
            .mapToLong(Instant::getEpochSecond)
            .max()
            .orElse(0);
    long expires = claims.instant("exp").orElseThrow().getEpochSecond() + TOLERANCE_SECONDS;
    long until = absoluteEnd.map(end -> Math.min(end.getEpochSecond(), expires)).orElse(expires);
    tokens.put(token, new Entry(valid, from - TOLERANCE_SECONDS, until));
  }
}
