package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.TimeZone;
import java.util.TreeSet;
import org.gatehouse.harness.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The migrations on PostgreSQL with rows in the tables; empty ones are made by every node. */
class PostgresMigrationsIT {
  private static final TimeZone BEFORE = TimeZone.getDefault();

  @AfterEach
  void ownZone() {
    TimeZone.setDefault(BEFORE);
  }

  @Test
  void rows_from_before_keep_their_instants_their_indexes_and_what_may_be_empty()
      throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    Instant time = Instant.parse("2026-06-01T12:00:00.123Z");
    try (PostgresServer postgres = PostgresServer.start()) {
      Migrations.of(postgres.dataSource()).target("4").load().migrate();
      insert(postgres, "INSERT INTO auth_consumed (id, expires_at) VALUES ('a', ?)", time);
      insert(
          postgres,
          "INSERT INTO auth_users (id, username, email, disabled, created_at, version)"
              + " VALUES ('u', 'u', 'u@x.example', false, ?, 0)",
          time);
      insert(
          postgres,
          "INSERT INTO auth_accounts (provider, provider_account_id, user_id, account_type,"
              + " linked_at) VALUES ('any', 'u', 'u', 'oidc', ?)",
          time);
      TreeSet<String> indexes = indexes(postgres);

      Migrations.of(postgres.dataSource()).load().migrate();

      String expected = Long.toString(time.toEpochMilli());
      assertThat(postgres.query("SELECT expires_at FROM auth_consumed")).isEqualTo(expected);
      assertThat(postgres.query("SELECT created_at FROM auth_users")).isEqualTo(expected);
      assertThat(postgres.query("SELECT linked_at FROM auth_accounts")).isEqualTo(expected);
      assertThat(postgres.query("SELECT email_verified FROM auth_users")).isNull();
      assertThat(indexes(postgres)).containsAll(indexes);
      assertThat(postgres.query("SELECT COUNT(*) FROM auth_permissions")).isEqualTo("0");
      assertThat(postgres.query("SELECT COUNT(*) FROM auth_role_permissions")).isEqualTo("0");
      assertThat(
              postgres.query(
                  "SELECT string_agg(table_name || '.' || column_name, ' ')"
                      + " FROM information_schema.columns WHERE table_schema = 'public'"
                      + " AND data_type LIKE 'timestamp%'"))
          .isEqualTo("auth_schema_history.installed_on");
    }
  }

  private static void insert(PostgresServer postgres, String sql, Instant time)
      throws SQLException {
    try (Connection connection = postgres.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(time));
      statement.executeUpdate();
    }
  }

  private static TreeSet<String> indexes(PostgresServer postgres) throws SQLException {
    TreeSet<String> found = new TreeSet<>();
    try (Connection connection = postgres.connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT indexdef FROM pg_indexes WHERE tablename IN"
                        + " ('auth_consumed', 'auth_sessions', 'auth_users', 'auth_accounts')")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
