package org.gatehouse.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows of strategy {@code database}; each call is one transaction. A database that does not
 * answer throws {@link org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface SessionStore {
  Optional<StoredSession> find(String tokenHash);

  /** By claim {@code sid}. */
  Optional<StoredSession> bySession(String sid);

  /**
   * @param userId claim {@code sub}; may be empty
   */
  void create(StoredSession session, Optional<String> userId);

  /**
   * Replaces the claims of the row if it has the version {@code expected}.
   *
   * @return false if it has another, or is gone, and nothing was written
   */
  boolean replace(StoredSession session, long expected);

  void delete(String tokenHash);

  /** Claim {@code sid} of each of a user's sessions. */
  List<String> sessionsOf(String userId, Instant now);

  /** Ends a session of this user; false if there is none with this id. */
  boolean end(String userId, String sid);

  /** Ends a user's sessions, but for the one with id {@code keep}; the number of those ended. */
  int endAll(String userId, Optional<String> keep);
}
