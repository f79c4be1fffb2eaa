package org.gatehouse.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.revocation.Target;

/** Users by the million in the tables of a portal, and ends of the sessions of some of them. */
public final class FillTables {
  private static final int BATCH = 1000;

  private FillTables() {}

  /** Arguments: address of the database, how many users, of how many the sessions ended. */
  public static void main(String[] arguments) throws SQLException {
    int users = Integer.parseInt(arguments[1]);
    int ended = Integer.parseInt(arguments[2]);
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      connection.setAutoCommit(false);
      fill(
          connection,
          "INSERT INTO auth_users (id, username, disabled, created_at, version, role)"
              + " VALUES (?, ?, FALSE, ?, 1, 'USER')",
          users,
          (row, i) -> {
            row.setString(1, "bench-" + i);
            row.setString(2, "bench" + i);
            row.setLong(3, Instant.now().toEpochMilli());
          });
      long now = Instant.now().toEpochMilli();
      long until = Instant.now().plus(Duration.ofDays(400)).toEpochMilli();
      fill(
          connection,
          "INSERT INTO auth_revocations (target, raised_to, expires_at) VALUES (?, ?, ?)",
          ended,
          (row, i) -> {
            row.setString(1, Target.userEnded("bench-" + i).text());
            row.setLong(2, now);
            row.setLong(3, until);
          });
    }
    shutDown(arguments[0]);
  }

  private interface Row {
    void set(PreparedStatement row, int number) throws SQLException;
  }

  private static void fill(Connection connection, String insert, int count, Row values)
      throws SQLException {
    try (PreparedStatement row = connection.prepareStatement(insert)) {
      for (int i = 0; i < count; i++) {
        values.set(row, i);
        row.addBatch();
        if (i % BATCH == BATCH - 1 || i == count - 1) {
          row.executeBatch();
          connection.commit();
        }
      }
    }
  }

  /** Derby says by an exception that it did. */
  private static void shutDown(String database) {
    try {
      DriverManager.getConnection(database + ";shutdown=true").close();
    } catch (SQLException e) {
      if (!"08006".equals(e.getSQLState())) {
        throw new IllegalStateException("the database was not closed", e);
      }
    }
  }
}
