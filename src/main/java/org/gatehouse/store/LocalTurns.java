package org.gatehouse.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.gatehouse.token.SessionKey;

/** {@link Turns} by a lock per session, which is there only while a request holds or awaits it. */
public final class LocalTurns implements Turns {
  private final Map<Turn, Queue> queues = new ConcurrentHashMap<>();

  private record Turn(SessionKey key, Purpose purpose) {}

  private static final class Queue {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int length;
  }

  @Override
  public <T> Optional<T> take(
      SessionKey key, Purpose purpose, Duration patience, Supplier<T> work) {
    Turn turn = new Turn(key, purpose);
    Queue queue =
        queues.compute(
            turn,
            (k, known) -> {
              Queue entered = known == null ? new Queue() : known;
              entered.length++;
              return entered;
            });
    try {
      if (!queue.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
      try {
        return Optional.of(work.get());
      } finally {
        queue.lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      queues.computeIfPresent(turn, (k, left) -> --left.length == 0 ? null : left);
    }
  }

  @Override
  public boolean pause(Duration length) {
    try {
      Thread.sleep(length.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sessions with work under way. */
  int size() {
    return queues.size();
  }
}
