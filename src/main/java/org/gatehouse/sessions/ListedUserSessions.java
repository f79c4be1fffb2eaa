package org.gatehouse.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.gatehouse.application.KnownSession;
import org.gatehouse.application.UserSessions;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.sessions.SessionsEnded.By;
import org.gatehouse.store.SessionStore;
import org.gatehouse.trace.Events;

/** Ends them on every node; under strategy {@code database} their rows go too. */
@ApplicationScoped
class ListedUserSessions implements UserSessions {
  @Inject private UsersSessions users;
  @Inject private SessionStore stored;
  @Inject private Revocations revocations;
  @Inject private Events events;

  @Override
  public List<KnownSession> list(String userId) {
    return KnownSessions.of(users.of(userId), Optional.empty());
  }

  @Override
  public boolean end(String userId, String id) {
    return users.end(userId, id, By.ADMINISTRATOR);
  }

  /** Those of which no row tells end too: it is the user who is looked at, at every opening. */
  @Override
  public int endAll(String userId) {
    int known = users.of(userId).size();
    revocations.endUser(userId);
    stored.endAll(userId, Optional.empty());
    events.fire(new SessionsEnded(By.ADMINISTRATOR, Optional.of(userId), Optional.empty()));
    return known;
  }

  @Override
  public void endEverybody() {
    revocations.endEverybody();
    events.fire(new SessionsEnded(By.ADMINISTRATOR, Optional.empty(), Optional.empty()));
  }
}
