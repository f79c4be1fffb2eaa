package org.gatehouse.rotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;

/** {@link SecretStore} in memory. */
final class MemorySecrets implements SecretStore {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Claims that moved to the database: when they were written, and until when they live. */
  final Map<Instant, Instant> moved = new LinkedHashMap<>();

  /** Live sessions by the secret that sealed them. */
  final Map<String, Long> sessions = new LinkedHashMap<>();

  boolean down;

  /** Whether somebody else makes the row that is to be made next, a moment before. */
  boolean raced;

  private void answer() {
    if (down) {
      throw new DatabaseUnavailableException(null);
    }
  }

  @Override
  public List<Row> all() {
    answer();
    return new ArrayList<>(rows.values());
  }

  @Override
  public void create(String id, Instant now, Instant livesUntil) {
    answer();
    Instant never = Instant.EPOCH;
    boolean there = rows.putIfAbsent(id, new Row(id, now, never, livesUntil, never, never)) != null;
    if (there || raced) {
      raced = false;
      throw new DatabaseUnavailableException(null);
    }
  }

  @Override
  public void raise(List<Raise> raises) {
    answer();
    for (Raise to : raises) {
      rows.computeIfPresent(
          to.id(),
          (id, row) ->
              new Row(
                  id,
                  row.firstSeen(),
                  later(row.sealedAt(), to.sealedAt()),
                  later(row.livesUntil(), to.livesUntil()),
                  later(row.openedAt(), to.openedAt()),
                  row.revokedAt()));
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public boolean revoke(String id, Instant now, Runnable alongside) {
    answer();
    Row row = rows.get(id);
    if (row == null || row.revoked()) {
      return false;
    }
    alongside.run();
    rows.put(
        id, new Row(id, row.firstSeen(), row.sealedAt(), row.livesUntil(), row.openedAt(), now));
    return true;
  }

  @Override
  public void inTransaction(Runnable change) {
    answer();
    change.run();
  }

  @Override
  public Map<String, Long> sessions(Instant now) {
    answer();
    return Map.copyOf(sessions);
  }

  @Override
  public Optional<Instant> movedUntil(Instant writtenBefore) {
    answer();
    return moved.entrySet().stream()
        .filter(row -> !row.getKey().isAfter(writtenBefore))
        .map(Map.Entry::getValue)
        .max(Instant::compareTo);
  }
}
