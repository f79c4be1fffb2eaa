package org.gatehouse.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.revocation.Standing;

/**
 * The rows of sessions that were changed or ended, by {@link org.gatehouse.token.SessionKey#id()};
 * each call is one transaction, and announces what it changed to the views of all nodes. A database
 * that does not answer throws {@link org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface VersionStore extends Standing {
  /** Version of a session that was ended: nothing comes after it. */
  long ENDED = Long.MAX_VALUE;

  /**
   * A row.
   *
   * @param sealed the claims of this version; without meaning if it {@linkplain #ended ended}
   */
  record Row(long version, String sealed) {
    boolean ended() {
      return version == ENDED;
    }
  }

  Optional<Row> find(String key);

  /**
   * Moves a session on from version {@code expected}, or gives it its first row.
   *
   * @param until when no cookie of an older version can live any more
   * @return false if the row has another version, and nothing was written
   */
  boolean advance(
      String key, long expected, long version, String sealed, Instant now, Instant until);

  /** Seals the same version again; nothing happens if the row has moved on. */
  void reseal(String key, long version, String sealed);

  /** Ends a session, whatever its version. */
  void end(String key, Instant now, Instant until);

  /** Which of these sessions were ended. */
  Set<String> ended(Collection<String> keys);
}
