package org.gatehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.store.Turns;
import org.gatehouse.token.SessionKey;

/** Turns on one node, where waiting is a decision of the scheduler. */
final class TurnsOfNode implements Turns {
  private final Scheduler scheduler;
  private final Set<String> taken = new HashSet<>();

  TurnsOfNode(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public <T> Optional<T> take(
      SessionKey key, Purpose purpose, Duration patience, Supplier<T> work) {
    String turn = purpose + key.id();
    Instant end = scheduler.instant().plus(patience);
    while (taken.contains(turn)) {
      if (!scheduler.instant().isBefore(end)) {
        return Optional.empty();
      }
      scheduler.sleep(Duration.ofMillis(20));
    }
    taken.add(turn);
    try {
      return Optional.of(work.get());
    } finally {
      taken.remove(turn);
    }
  }

  @Override
  public boolean pause(Duration length) {
    scheduler.sleep(length);
    return true;
  }
}
