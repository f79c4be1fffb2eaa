package org.gatehouse.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;

/** {@link ListStore} in table {@code auth_session_list}. */
@ApplicationScoped
class DatabaseList implements ListStore {
  @Inject private ListRows rows;

  /** Of two nodes that see a session first one fails, and finds the other's row. */
  @Override
  public boolean create(ListedSession session) {
    if (rows.find(session.key()).isPresent()) {
      return false;
    }
    try {
      rows.create(session);
      return true;
    } catch (DatabaseUnavailableException e) {
      if (rows.find(session.key()).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public List<String> touch(List<ListedSession> sessions, Duration every) {
    return rows.touch(sessions, every);
  }

  @Override
  public Optional<ListedSession> find(String key) {
    return rows.find(key);
  }

  @Override
  public List<ListedSession> of(String userId, Instant now, int limit) {
    return rows.of(userId, now, limit);
  }

  @Override
  public void remove(String key) {
    rows.remove(key);
  }
}
