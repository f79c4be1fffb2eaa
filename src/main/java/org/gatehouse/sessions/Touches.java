package org.gatehouse.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Uses of sessions that wait to be written: on this node at most one a session in {@code
 * auth.sessions.touch}. Bounded; what finds no room comes again with the next request.
 */
final class Touches {
  private static final int MOST_WAITING = 10_000;
  private static final int MOST_KNOWN = 100_000;

  /** After that a touch that could not be written is given up: the session will be used again. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Duration every;
  private final Clock clock;
  private final Cache<String, Instant> last;
  private final Map<String, Touch> waiting = new ConcurrentHashMap<>();

  /**
   * A use.
   *
   * @param session as it is listed if it has no row yet, but for the device
   */
  record Touch(ListedSession session, Visitor visitor) {}

  Touches(Duration every, Clock clock) {
    this.every = every;
    this.clock = clock;
    this.last = Caffeine.newBuilder().maximumSize(MOST_KNOWN).executor(Runnable::run).build();
  }

  Duration every() {
    return every;
  }

  /** Whether it is time to note a use of this session. */
  boolean due(String key) {
    Instant before = last.getIfPresent(key);
    return before == null || !clock.instant().isBefore(before.plus(every));
  }

  /** The session was just noted in another way. */
  void noted(String key) {
    last.put(key, clock.instant());
  }

  void add(String key, Supplier<Touch> touch) {
    if (waiting.size() < MOST_WAITING) {
      noted(key);
      waiting.put(key, touch.get());
    }
  }

  void forget(String key) {
    waiting.remove(key);
  }

  /** Some of those that wait; they wait until they are {@linkplain #done done}. */
  List<Touch> next(int limit) {
    Instant oldest = clock.instant().minus(PATIENCE);
    waiting.values().removeIf(touch -> touch.session().used().isBefore(oldest));
    List<Touch> some = new ArrayList<>();
    for (Touch touch : waiting.values()) {
      if (some.size() == limit) {
        break;
      }
      some.add(touch);
    }
    return some;
  }

  /** Another touch of the same session stays. */
  void done(Touch touch) {
    waiting.remove(touch.session().key(), touch);
  }

  int waiting() {
    return waiting.size();
  }
}
