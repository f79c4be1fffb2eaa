package org.gatehouse.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.gatehouse.database.FirstRow;

/** {@link VersionStore} in table {@code auth_session_versions}. */
@ApplicationScoped
class DatabaseVersions implements VersionStore {
  private static final String NOTHING = "-";

  /** Keys that one statement may name. */
  private static final int KEYS = 500;

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

  @Override
  public Set<String> ended(Collection<String> keys) {
    List<String> all = new ArrayList<>(keys);
    Set<String> ended = new HashSet<>();
    for (int from = 0; from < all.size(); from += KEYS) {
      ended.addAll(rows.having(ENDED, all.subList(from, Math.min(all.size(), from + KEYS))));
    }
    return ended;
  }

  private boolean first(String key, long version, String sealed, Instant now, Instant until) {
    BooleanSupplier exists = () -> rows.find(key).isPresent();
    return !exists.getAsBoolean()
        && FirstRow.create(() -> rows.create(key, version, sealed, now, until), exists);
  }
}
