package org.gatehouse.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all nodes know of each secret. A database that does not answer throws {@link
 * org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface SecretStore {
  /**
   * A secret; a time that never was is the epoch.
   *
   * @param firstSeen when a node was first configured with it
   * @param sealedAt when a node last said that it seals with it
   * @param livesUntil nothing that it sealed lives longer, as far as that is known
   * @param openedAt when something that it had sealed was last opened
   */
  record Row(
      String id,
      Instant firstSeen,
      Instant sealedAt,
      Instant livesUntil,
      Instant openedAt,
      Instant revokedAt) {
    boolean revoked() {
      return revokedAt.isAfter(Instant.EPOCH);
    }
  }

  /** Times that a row is raised to; the epoch raises nothing. */
  record Raise(String id, Instant sealedAt, Instant livesUntil, Instant openedAt) {}

  List<Row> all();

  /** Fails if there is one. */
  void create(String id, Instant now, Instant livesUntil);

  /** No time is ever lowered; what has no row is passed over. */
  void raise(List<Raise> raises);

  /**
   * Marks a secret as revoked, and changes something in the same transaction.
   *
   * @return false if it is marked already, or has no row: nothing was changed then
   */
  boolean revoke(String id, Instant now, Runnable alongside);

  /** Changes something in a transaction of its own. */
  void inTransaction(Runnable change);

  /**
   * How many live sessions were last seen sealed with each secret; a secret without is left out.
   */
  Map<String, Long> sessions(Instant now);

  /** The latest expiry of claims that moved to the database before; empty if there are none. */
  Optional<Instant> movedUntil(Instant writtenBefore);
}
