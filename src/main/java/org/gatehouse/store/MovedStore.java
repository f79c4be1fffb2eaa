package org.gatehouse.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The rows of claims that did not fit into the cookies: one for each content that a cookie of the
 * session may still refer to. Each call is one transaction; a database that does not answer throws
 * {@link org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface MovedStore {
  /** Contents kept per session; older ones belong to answers that arrived long ago, or never. */
  int CONTENTS = 4;

  /** The sealed claims with this digest. */
  Optional<String> find(String key, String digest);

  /** Writes a content, whether or not there is one; beyond {@link #CONTENTS} the oldest go. */
  void put(String key, String digest, String sealed, Instant now, Instant until);
}
