package org.gatehouse.revocation;

import java.util.List;

/**
 * What is new, numbered. A number is given when a change is written and seen when its transaction
 * commits, so that a lower one may come after a higher. A database that does not answer throws
 * {@link org.gatehouse.database.DatabaseUnavailableException}.
 */
public interface ChangeLog {
  /** A change with its number. */
  record Entry(long number, Change change) {}

  /** The lowest number that is kept; 0 for none. */
  long first();

  /** Those above a number, in ascending order; at most {@code limit}. */
  List<Entry> after(long number, int limit);

  /** Those from one number to another, both included, in ascending order. */
  List<Entry> between(long first, long last);
}
