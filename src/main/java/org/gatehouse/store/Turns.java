package org.gatehouse.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.token.SessionKey;

/** Requests of one session that must not do a thing at the same time on one node, in turns. */
public interface Turns {
  /** What is done in turns: different things do not wait for each other. */
  enum Purpose {
    REFRESH,
    UPDATE
  }

  /**
   * Does the work as soon as nobody else does the same for the session.
   *
   * @return empty if the turn did not come in time; the work was not begun
   */
  <T> Optional<T> take(SessionKey key, Purpose purpose, Duration patience, Supplier<T> work);

  /** Waits, where work on another node must be waited for; false if the thread is to stop. */
  boolean pause(Duration length);
}
