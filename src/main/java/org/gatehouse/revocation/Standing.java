package org.gatehouse.revocation;

import java.util.List;
import java.util.Optional;

/** A table of all that holds now, for a node that starts. */
public interface Standing {
  /**
   * Some rows.
   *
   * @param next what to ask on from; empty after the last page
   */
  record Page(List<Change> changes, Optional<String> next) {}

  /**
   * A page in the order of the table's key.
   *
   * @param after where the page before ended; empty for the first
   */
  Page page(String after, int limit);
}
