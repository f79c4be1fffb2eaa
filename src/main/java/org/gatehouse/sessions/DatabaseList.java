package org.gatehouse.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.gatehouse.database.FirstRow;

/** {@link ListStore} in table {@code auth_session_list}. */
@ApplicationScoped
class DatabaseList implements ListStore {
  @Inject private ListRows rows;

  @Override
  public boolean create(ListedSession session) {
    BooleanSupplier exists = () -> rows.find(session.key()).isPresent();
    return !exists.getAsBoolean() && FirstRow.create(() -> rows.create(session), exists);
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
