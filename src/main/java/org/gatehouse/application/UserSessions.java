package org.gatehouse.application;

import java.util.List;

/**
 * The sessions of others, for code that administers people: whether the caller may is for that code
 * to check.
 */
public interface UserSessions {
  /** The one used last first, at most a hundred; none is marked as current. */
  List<KnownSession> list(String userId);

  /** Ends one on every node; false if this user has none with this id. */
  boolean end(String userId, String id);

  /**
   * Ends all that began so far, in the transaction of the caller.
   *
   * @return how many were known of
   */
  int endAll(String userId);

  /** Ends every session of everybody, the caller's too, in the transaction of the caller. */
  void endEverybody();
}
