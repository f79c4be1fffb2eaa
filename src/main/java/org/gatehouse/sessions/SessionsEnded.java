package org.gatehouse.sessions;

import java.util.Optional;

/**
 * CDI event: sessions were ended by somebody who was not at their browser. A sign-out fires {@code
 * SignedOut} instead.
 *
 * @param userId whose they were; empty for everybody's
 * @param session id of the one in the list; empty for all of the user's
 */
public record SessionsEnded(By by, Optional<String> userId, Optional<String> session) {
  /** Who ended them. */
  public enum By {
    /** Their user, from another session. */
    USER,
    ADMINISTRATOR,
    /** A newer session, past {@code auth.sessions.limit}. */
    LIMIT
  }

  static SessionsEnded one(By by, ListedSession session) {
    return new SessionsEnded(by, Optional.of(session.subject()), Optional.of(session.key()));
  }
}
