package org.gatehouse.application;

import java.time.Instant;
import java.util.List;

/**
 * The caller's own sessions, injectable anywhere; only {@code auth.session.strategy=database} knows
 * of more than the current one.
 */
public interface OwnSessions {
  /**
   * One of them.
   *
   * @param lastSealed when it was last renewed
   * @param current whether it is the one of this request
   */
  record OwnSession(
      String id, Instant signedIn, Instant lastSealed, Instant expires, boolean current) {}

  /** The one used last first, at most a hundred. */
  List<OwnSession> list();

  /** False if the caller has none with this id. */
  boolean end(String id);

  /** Ends all but the current one. */
  void endOthers();
}
