package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.AttributeConverter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times in the database mean the same to every node, whatever zone it runs in. */
class TimesInUtcTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();
  private static int databases;

  private final DataSource database = database();

  @AfterEach
  void ownZone() {
    TimeZone.setDefault(BEFORE);
  }

  @ParameterizedTest
  @CsvSource({
    // ordinary; both of the hours that come twice; an hour that the clock skips, read as UTC
    "2026-06-01T12:00:00.123Z, Europe/Berlin, America/New_York",
    "2026-10-25T00:30:00Z, Europe/Berlin, Europe/Berlin",
    "2026-10-25T01:30:00Z, Europe/Berlin, Europe/Berlin",
    "2026-03-29T02:30:00Z, Europe/Berlin, UTC",
    "2026-03-29T02:30:00Z, UTC, Europe/Berlin",
    "2026-06-01T12:00:00Z, Pacific/Kiritimati, Pacific/Pago_Pago"
  })
  void a_time_that_one_node_stored_is_the_same_to_a_node_in_another_zone(
      Instant time, String writer, String reader) throws SQLException {
    Migrations.of(database).load().migrate();
    TimeZone.setDefault(TimeZone.getTimeZone(writer));
    execute("INSERT INTO auth_consumed (id, expires_at) VALUES ('a', ?)", stored(time));
    TimeZone.setDefault(TimeZone.getTimeZone(reader));

    assertThat(read("SELECT expires_at FROM auth_consumed")).isEqualTo(time);
  }

  @Test
  void rows_from_before_keep_their_instants_their_indexes_and_what_may_be_empty()
      throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    Migrations.of(database).target("4").load().migrate();
    Instant time = Instant.parse("2026-06-01T12:00:00.123Z");
    execute("INSERT INTO auth_consumed (id, expires_at) VALUES ('a', ?)", Timestamp.from(time));
    execute(
        "INSERT INTO auth_users (id, username, disabled, created_at, version)"
            + " VALUES ('u', 'u', false, ?, 0)",
        Timestamp.from(time));

    TreeSet<String> indexes = indexes();
    Migrations.of(database).load().migrate();

    assertThat(read("SELECT expires_at FROM auth_consumed")).isEqualTo(time);
    assertThat(read("SELECT created_at FROM auth_users")).isEqualTo(time);
    assertThat(read("SELECT email_verified FROM auth_users")).isNull();
    assertThat(indexes()).containsAll(indexes);
  }

  @Test
  void no_table_of_ours_has_a_column_without_a_zone() throws SQLException {
    Migrations.of(database).load().migrate();
    List<String> found = new ArrayList<>();
    try (Connection connection = database.getConnection();
        ResultSet columns = connection.getMetaData().getColumns(null, "APP", "%", "%")) {
      while (columns.next()) {
        if (columns.getString("TYPE_NAME").matches("(?i)(timestamp|date|time).*")) {
          found.add(columns.getString("TABLE_NAME") + "." + columns.getString("COLUMN_NAME"));
        }
      }
    }

    assertThat(found).containsExactly("auth_schema_history.installed_on");
  }

  private TreeSet<String> indexes() throws SQLException {
    TreeSet<String> found = new TreeSet<>();
    try (Connection connection = database.getConnection()) {
      for (String table : List.of("AUTH_CONSUMED", "AUTH_SESSIONS", "AUTH_USERS")) {
        try (ResultSet parts =
            connection.getMetaData().getIndexInfo(null, "APP", table, false, false)) {
          while (parts.next()) {
            found.add(table + "." + parts.getString("COLUMN_NAME"));
          }
        }
      }
    }
    return found;
  }

  private void execute(String sql, Object parameter) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      statement.executeUpdate();
    }
  }

  private Instant read(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return converter().convertToEntityAttribute(row.getObject(1));
    }
  }

  private static Object stored(Instant time) {
    return converter().convertToDatabaseColumn(time);
  }

  @SuppressWarnings("unchecked")
  private static AttributeConverter<Instant, Object> converter() {
    return (AttributeConverter<Instant, Object>)
        (AttributeConverter<Instant, ?>) new InstantConverter();
  }

  private static synchronized DataSource database() {
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName("memory:times" + databases++);
    source.setCreateDatabase("create");
    return source;
  }
}
