package org.gatehouse.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gatehouse.database.DatabaseUnavailableException;

/**
 * Sessions that ended while the database was away: refused here at once, and written when it is
 * back. Bounded; past the bound the oldest is given up, which is logged.
 */
final class PendingEnds {
  private static final Logger LOG = System.getLogger(PendingEnds.class.getName());
  private static final int MOST = 50_000;

  private final Map<String, Instant> waiting = new LinkedHashMap<>();

  synchronized boolean contains(String key) {
    return !waiting.isEmpty() && waiting.containsKey(key);
  }

  synchronized void add(String key, Instant until) {
    waiting.put(key, until);
    if (waiting.size() > MOST) {
      waiting.remove(waiting.keySet().iterator().next());
      LOG.log(Level.ERROR, "EndedSessionLost: more than {0} wait for the database.", MOST);
    }
  }

  /** Writes what waits; stops at the first that cannot be written. */
  void flush(BiConsumer<String, Instant> write) {
    for (Map.Entry<String, Instant> ended : copy().entrySet()) {
      try {
        write.accept(ended.getKey(), ended.getValue());
      } catch (DatabaseUnavailableException e) {
        return;
      }
      remove(ended.getKey());
    }
  }

  private synchronized Map<String, Instant> copy() {
    return waiting.isEmpty() ? Map.of() : new LinkedHashMap<>(waiting);
  }

  private synchronized void remove(String key) {
    waiting.remove(key);
  }
}
