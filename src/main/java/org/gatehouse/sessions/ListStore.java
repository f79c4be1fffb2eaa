package org.gatehouse.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of the list; each call is one transaction. A database that does not answer throws {@link
 * org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface ListStore {
  /** Makes a row; false if there is one already, which stays as it is. */
  boolean create(ListedSession session);

  /**
   * Notes when sessions were used last, when they expire now, and what sealed them; those noted a
   * short time before stay as they are.
   *
   * @param every the short time
   * @return keys of those that have no row
   */
  List<String> touch(List<ListedSession> sessions, Duration every);

  Optional<ListedSession> find(String key);

  /** A user's sessions that have not expired, the one used last first; at most {@code limit}. */
  List<ListedSession> of(String userId, Instant now, int limit);

  void remove(String key);
}
