package org.gatehouse.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.sessions.ListStore;
import org.gatehouse.sessions.ListedSession;

/** The list of sessions in a database in memory. */
final class MemoryList implements ListStore {
  private static final Comparator<ListedSession> LAST_FIRST =
      Comparator.comparing((ListedSession row) -> row.used())
          .reversed()
          .thenComparing(ListedSession::key);

  private final MemoryDatabase.Calls database;
  private final Map<String, ListedSession> rows = new LinkedHashMap<>();

  MemoryList(MemoryDatabase.Calls database) {
    this.database = database;
  }

  @Override
  public boolean create(ListedSession session) {
    return database.call(() -> rows.putIfAbsent(session.key(), session) == null);
  }

  @Override
  public List<String> touch(List<ListedSession> sessions, Duration every) {
    return database.call(
        () -> {
          List<String> missing = new ArrayList<>();
          for (ListedSession session : sessions) {
            ListedSession row = rows.get(session.key());
            if (row == null) {
              missing.add(session.key());
            } else if (!row.used().isAfter(session.used().minus(every))) {
              rows.put(session.key(), row.used(session));
            }
          }
          return missing;
        });
  }

  @Override
  public Optional<ListedSession> find(String key) {
    return database.call(() -> Optional.ofNullable(rows.get(key)));
  }

  @Override
  public List<ListedSession> of(String userId, Instant now, int limit) {
    return database.call(
        () ->
            rows.values().stream()
                .filter(row -> row.subject().equals(userId) && row.expires().isAfter(now))
                .sorted(LAST_FIRST)
                .limit(limit)
                .toList());
  }

  @Override
  public void remove(String key) {
    database.call(() -> Optional.ofNullable(rows.remove(key)));
  }
}
