package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.application.UserSessions;
import org.gatehouse.revocation.Revocations;

/** Ends them on every node; under strategy {@code database} their rows go too. */
@ApplicationScoped
class StoredUserSessions implements UserSessions {
  @Inject private SessionStore sessions;
  @Inject private Revocations revocations;

  @Override
  public int endAll(String userId) {
    revocations.endUser(userId);
    return sessions.endAll(userId, Optional.empty());
  }
}
