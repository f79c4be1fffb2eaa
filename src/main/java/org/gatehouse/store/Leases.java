package org.gatehouse.store;

import java.time.Duration;

/**
 * Rows that let one node of all do a piece of work: a holder and an end. A holder that dies blocks
 * nobody for longer than the lease. A database that does not answer throws {@link
 * org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface Leases {
  /** Whether this node has the lease now, until it releases it or its time is over. */
  boolean acquire(String name, Duration length);

  void release(String name);

  /** Gives the lease to nobody for a while. */
  void pause(String name, Duration length);

  boolean isPaused(String name);
}
