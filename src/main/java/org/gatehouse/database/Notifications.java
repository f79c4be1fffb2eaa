package org.gatehouse.database;

import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection that hears what transactions tell when they commit. What was told before it was
 * opened, or after it broke, it never hears.
 */
public interface Notifications extends AutoCloseable {
  /** Opens a new one. */
  interface Source {
    Notifications open() throws SQLException;
  }

  /**
   * Waits for the next.
   *
   * @return false if none came in time
   * @throws SQLException if the connection hears nothing any more
   */
  boolean await(Duration longest) throws SQLException;

  @Override
  void close();
}
