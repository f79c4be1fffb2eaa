package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.database.DatabaseUnavailableException;

/** {@link VersionStore} in table {@code auth_session_versions}. */
@ApplicationScoped
class DatabaseVersions implements VersionStore {
  private static final String NOTHING = "-";

  @Inject private VersionRows rows;
  @Inject private Clock clock;

  @Override
  public Optional<Row> find(String key) {
    return rows.find(key);
  }

  @Override
  public boolean advance(
      String key, long expected, long version, String sealed, Instant now, Instant until) {
    return rows.replace(key, expected, version, sealed, now, until)
        || first(key, version, sealed, now, until);
  }

  @Override
  public void reseal(String key, long version, String sealed) {
    rows.reseal(key, version, sealed);
  }

  @Override
  public void end(String key, Instant now, Instant until) {
    boolean ended =
        rows.end(key, ENDED, now, until)
            || first(key, ENDED, NOTHING, now, until)
            || rows.end(key, ENDED, now, until);
    if (!ended) {
      throw new IllegalStateException("a row came and went while its session ended");
    }
  }

  @Override
  public Page page(String after, int limit) {
    return rows.page(after, clock.instant(), limit);
  }

  /** Of two nodes that write the first row one fails, and finds the other's. */
  private boolean first(String key, long version, String sealed, Instant now, Instant until) {
    if (rows.find(key).isPresent()) {
      return false;
    }
    try {
      rows.create(key, version, sealed, now, until);
      return true;
    } catch (DatabaseUnavailableException e) {
      if (rows.find(key).isPresent()) {
        return false;
      }
      throw e;
    }
  }
}
