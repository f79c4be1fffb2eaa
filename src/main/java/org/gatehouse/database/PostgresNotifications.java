package org.gatehouse.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** {@code LISTEN} of PostgreSQL, on a connection that no request shares. */
public final class PostgresNotifications implements Notifications {
  /** Of such a connection in {@code pg_stat_activity}. */
  private static final String NAME = "gatehouse-listen";

  private static final int SECONDS_TO_ANSWER = 10;

  private final Connection connection;
  private final PGConnection driver;

  private PostgresNotifications(Connection connection) throws SQLException {
    this.connection = connection;
    this.driver = connection.unwrap(PGConnection.class);
  }

  /**
   * @param channel an SQL name
   */
  public static Notifications open(DataSource dataSource, String channel) throws SQLException {
    Connection connection = dataSource.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET application_name = '" + NAME + "'");
      statement.execute("LISTEN " + channel);
      return new PostgresNotifications(connection);
    } catch (SQLException | RuntimeException | LinkageError e) {
      end(connection);
      throw e;
    }
  }

  /** The server is asked when nothing came, since silence is also what a broken line gives. */
  @Override
  public boolean await(Duration longest) throws SQLException {
    PGNotification[] heard = driver.getNotifications((int) longest.toMillis());
    if (heard != null && heard.length > 0) {
      return true;
    }
    if (!connection.isValid(SECONDS_TO_ANSWER)) {
      throw new SQLException("the line is dead");
    }
    return false;
  }

  @Override
  public void close() {
    end(connection);
  }

  /** It listens: nobody else may get it out of the pool. */
  private static void end(Connection connection) {
    try (connection) {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // it was broken before
    }
  }
}
