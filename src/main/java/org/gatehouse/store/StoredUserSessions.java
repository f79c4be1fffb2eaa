package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gatehouse.application.UserSessions;

/** The rows of strategy {@code database}. */
@ApplicationScoped
class StoredUserSessions implements UserSessions {
  @Inject private SessionStore sessions;

  @Override
  public int endAll(String userId) {
    return sessions.endAll(userId, Optional.empty());
  }
}
