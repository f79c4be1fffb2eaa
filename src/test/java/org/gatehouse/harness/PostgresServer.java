package org.gatehouse.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;

/**
 * PostgreSQL on a free loopback port, from Maven's binaries: a database that can stop, come back
 * with what it held, and be looked into.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String NAME = "postgres";
  private static final Path HOME = Build.WORK.resolve("postgres");

  private final Path data;
  private final int port;
  private EmbeddedPostgres process;

  private PostgresServer(int port) {
    this.port = port;
    this.data = HOME.resolve("data-" + port);
  }

  public static PostgresServer start() {
    PostgresServer server = new PostgresServer(Ports.free());
    server.launch();
    return server;
  }

  /** A new database in the one that all servers of a run share, as an operator sets it. */
  static Map<String, String> database(String name) {
    String database = "\"" + name + "\"";
    Shared.SERVER.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    Shared.SERVER.execute("CREATE DATABASE " + database);
    return environment(Shared.SERVER.port, name);
  }

  private static final class Shared {
    static final PostgresServer SERVER = start();
  }

  /** Ends every connection and lets nobody in. */
  public void stop() {
    close();
  }

  /** On the same port, with the same data. */
  public void startAgain() {
    launch();
  }

  public int port() {
    return port;
  }

  /** What an operator sets, for a node that reaches the database through this port. */
  public static Map<String, String> environment(int port) {
    return environment(port, NAME);
  }

  private static Map<String, String> environment(int port, String database) {
    String url = "jdbc:postgresql://localhost:" + port + "/" + database;
    return Map.of(
        "DATABASE",
        "postgresql",
        "DATABASE_URL",
        url,
        "DATABASE_USER",
        NAME,
        "DATABASE_PASSWORD",
        NAME);
  }

  /** For what a test does in the database without a node. */
  public DataSource dataSource() {
    return process.getPostgresDatabase();
  }

  /** A connection of the test's own. */
  public Connection connect() {
    try {
      return dataSource().getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL", e);
    }
  }

  /** The first column of the first row; empty if there is none. */
  public String query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void launch() {
    try {
      process =
          EmbeddedPostgres.builder()
              .setPort(port)
              .setOverrideWorkingDirectory(HOME.toFile())
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
