package org.gatehouse.sessions;

import java.util.List;
import java.util.Optional;
import org.gatehouse.application.KnownSession;

/** What applications are shown of the list. */
public final class KnownSessions {
  private static final int MOST = 100;

  private KnownSessions() {}

  /**
   * The first hundred.
   *
   * @param current key of the session of the request
   */
  public static List<KnownSession> of(List<ListedSession> sessions, Optional<String> current) {
    return sessions.stream().limit(MOST).map(session -> of(session, current)).toList();
  }

  private static KnownSession of(ListedSession session, Optional<String> current) {
    return new KnownSession(
        session.key(),
        session.start(),
        session.used(),
        session.expires(),
        session.provider(),
        session.methods().isEmpty() ? List.of() : List.of(session.methods().split(" ")),
        session.device().address(),
        session.device().browser(),
        session.device().system(),
        current.filter(session.key()::equals).isPresent());
  }
}
