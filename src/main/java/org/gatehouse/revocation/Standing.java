package org.gatehouse.revocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A table of all that holds now, for a node that starts. */
public interface Standing {
  /**
   * Some rows.
   *
   * @param next what to ask on from; empty after the last page
   */
  record Page(List<Change> changes, Optional<String> next) {
    /**
     * Of rows that hold a key, a value and an expiry.
     *
     * @param target of a key; empty for one that this release does not know
     */
    public static Page of(
        List<Object[]> rows, int limit, Function<String, Optional<Target>> target) {
      List<Change> changes = new ArrayList<>();
      for (Object[] row : rows) {
        target
            .apply((String) row[0])
            .ifPresent(known -> changes.add(new Change(known, (Long) row[1], (Instant) row[2])));
      }
      return new Page(
          changes,
          rows.size() < limit
              ? Optional.empty()
              : Optional.of((String) rows.get(rows.size() - 1)[0]));
    }
  }

  /**
   * A page in the order of the table's key.
   *
   * @param after where the page before ended; empty for the first
   */
  Page page(String after, int limit);
}
