package org.gatehouse.revocation;

import java.time.Instant;
import java.util.List;

/**
 * The table of what was taken away. A change belongs to the transaction of the caller, and takes
 * effect on this node as soon as that commits. A database that does not answer throws {@link
 * org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface RevocationStore {
  /**
   * Raises targets, all to one value: {@code least}, or one more than the first has.
   *
   * <p>Whoever raises the first waits until no other transaction has it raised, so that its values
   * become visible in their order.
   *
   * @param least milliseconds since the epoch
   */
  void raise(List<Target> targets, long least, Instant until);

  /** 0 if there is none; for a node that could not remember all. */
  long valueOf(Target target);
}
