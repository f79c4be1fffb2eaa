package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.gatehouse.harness.Build;
import org.gatehouse.harness.PostgresServer;
import org.junit.jupiter.api.Test;

/**
 * How the look of a node for what is new, and the pages of one that starts, are read from long
 * tables: 65,536 rows, or with {@code -Dgatehouse.plans=20} a million, which takes Derby minutes.
 * The plans are left in {@code target/change-plans.txt}.
 */
class ChangePlansIT {
  private static final int DOUBLINGS = Integer.getInteger("gatehouse.plans", 16);
  private static final String LOOK =
      "SELECT change_number, target, raised_to, expires_at FROM auth_changes"
          + " WHERE change_number > "
          + ((1 << DOUBLINGS) - 5000)
          + " ORDER BY change_number";
  private static final String PAGE =
      "SELECT target, raised_to, expires_at FROM auth_revocations"
          + " WHERE target > 'c:5' ORDER BY target";
  private static final String FIRST = "SELECT MIN(change_number) FROM auth_changes";

  @Test
  void PostgreSQL_reads_an_index() throws SQLException, IOException {
    try (PostgresServer postgres = PostgresServer.start()) {
      fill(postgres.dataSource());
      postgres.execute("ANALYZE");
      for (String query : List.of(LOOK + " LIMIT 5000", PAGE + " LIMIT 5000", FIRST)) {
        List<String> plan = rows(postgres.dataSource(), "EXPLAIN (COSTS OFF) " + query);
        print("PostgreSQL", query, plan);

        assertThat(plan).anyMatch(line -> line.contains("Index"));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan") || line.contains("Sort"));
      }
    }
  }

  @Test
  void Derby_reads_an_index() throws SQLException, IOException {
    EmbeddedDataSource derby = new EmbeddedDataSource();
    derby.setDatabaseName(Build.WORK.resolve("plans-" + System.nanoTime()).toString());
    derby.setCreateDatabase("create");
    fill(derby);
    String page = " OFFSET 0 ROWS FETCH NEXT 5000 ROWS ONLY";
    for (String query : List.of(LOOK + page, PAGE + page, FIRST)) {
      List<String> plan = derbyPlan(derby, query);
      print("Derby", query, plan);

      assertThat(plan).anyMatch(line -> line.startsWith("Index Scan"));
      assertThat(plan).noneMatch(line -> line.matches("(Table Scan|Sort ResultSet).*"));
    }
  }

  /** As many rows as there were before, again and again. */
  private static void fill(DataSource database) throws SQLException {
    Migrations.of(database).load().migrate();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO auth_changes (target, raised_to, expires_at, written_at)"
              + " VALUES ('c:a', 1, 1, 1)");
      for (int i = 0; i < DOUBLINGS; i++) {
        statement.execute(
            "INSERT INTO auth_changes (target, raised_to, expires_at, written_at)"
                + " SELECT target, raised_to, change_number, change_number FROM auth_changes");
      }
      statement.execute(
          "INSERT INTO auth_revocations (target, raised_to, expires_at)"
              + " SELECT 'c:' || TRIM(CAST(CAST(change_number AS CHAR(20)) AS VARCHAR(20))),"
              + " raised_to, expires_at FROM auth_changes");
    }
  }

  private static List<String> derbyPlan(DataSource derby, String query) throws SQLException {
    try (Connection connection = derby.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
      statement.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
      try (ResultSet row =
          statement.executeQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")) {
        row.next();
        Predicate<String> step =
            line ->
                line.matches("(Index|Table) Scan ResultSet for .*|Index Row .*|Sort .*|Last .*");
        return row.getString(1).lines().map(String::strip).filter(step).toList();
      }
    }
  }

  private static List<String> rows(DataSource database, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  private static synchronized void print(String product, String query, List<String> plan)
      throws IOException {
    Path file = Path.of("target/change-plans.txt");
    String before = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(
        file, before + product + ": " + query + "\n  " + String.join("\n  ", plan) + "\n\n");
  }
}
