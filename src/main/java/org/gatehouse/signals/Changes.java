package org.gatehouse.signals;

import java.time.Instant;
import java.util.List;

/** Where changes are made, once for each message. */
@FunctionalInterface
interface Changes {
  /**
   * Makes them in the transaction that remembers the message: if it fails, the same message may
   * come again.
   *
   * @param message what tells it from all others
   * @param forgettable from when on it is refused for its age
   * @return false if the message came before; nothing changes then
   */
  boolean once(String message, Instant forgettable, List<Change> changes);
}
