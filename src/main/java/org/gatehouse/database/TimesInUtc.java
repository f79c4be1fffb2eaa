package org.gatehouse.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Migration 8: what earlier ones made as TIMESTAMP becomes milliseconds since the epoch. In Java,
 * because only the zone of this JVM tells which instant a row meant.
 */
final class TimesInUtc implements JavaMigration {
  private static final String TABLES = "auth_";
  private static final String HISTORY = "auth_schema_history";
  private static final String NEW = "_utc";

  private record Column(String table, String name, boolean nullable) {}

  private record Index(String name, boolean unique, List<String> columns) {}

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("8");
  }

  @Override
  public String getDescription() {
    return "times in UTC";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    boolean derby = Product.of(connection) == Product.DERBY;
    for (Column column : timestamps(connection)) {
      convert(connection, column, derby);
    }
  }

  private static List<Column> timestamps(Connection connection) throws SQLException {
    List<Column> found = new ArrayList<>();
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
      while (columns.next()) {
        String table = columns.getString("TABLE_NAME");
        String lower = table.toLowerCase(Locale.ROOT);
        if (columns.getInt("DATA_TYPE") == Types.TIMESTAMP
            && lower.startsWith(TABLES)
            && !lower.equals(HISTORY)) {
          boolean nullable = columns.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
          found.add(new Column(table, columns.getString("COLUMN_NAME"), nullable));
        }
      }
    }
    return found;
  }

  private static void convert(Connection connection, Column column, boolean derby)
      throws SQLException {
    String table = "ALTER TABLE " + column.table();
    String next = column.name() + NEW;
    List<Index> indexes = indexes(connection, column);
    try (Statement statement = connection.createStatement()) {
      statement.execute(table + " ADD COLUMN " + next + " BIGINT");
      copy(connection, column, next);
      statement.execute(table + " DROP COLUMN " + column.name());
      statement.execute(
          derby
              ? "RENAME COLUMN " + column.table() + "." + next + " TO " + column.name()
              : table + " RENAME COLUMN " + next + " TO " + column.name());
      if (!column.nullable()) {
        statement.execute(
            table + " ALTER COLUMN " + column.name() + (derby ? " NOT NULL" : " SET NOT NULL"));
      }
      for (Index index : indexes) {
        statement.execute(
            (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                + index.name()
                + " ON "
                + column.table()
                + " ("
                + String.join(", ", index.columns())
                + ")");
      }
    }
  }

  private static void copy(Connection connection, Column column, String next) throws SQLException {
    try (Statement statement =
            connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT * FROM " + column.table())) {
      while (rows.next()) {
        Timestamp time = rows.getTimestamp(column.name());
        if (time != null) {
          rows.updateLong(next, time.getTime());
          rows.updateRow();
        }
      }
    }
  }

  /** Those that go with the column; a primary key is none of them. */
  private static List<Index> indexes(Connection connection, Column column) throws SQLException {
    Map<String, Index> found = new LinkedHashMap<>();
    try (ResultSet parts =
        connection
            .getMetaData()
            .getIndexInfo(null, connection.getSchema(), column.table(), false, false)) {
      while (parts.next()) {
        String name = parts.getString("INDEX_NAME");
        if (name != null) {
          boolean unique = !parts.getBoolean("NON_UNIQUE");
          found
              .computeIfAbsent(name, key -> new Index(key, unique, new ArrayList<>()))
              .columns()
              .add(parts.getString("COLUMN_NAME"));
        }
      }
    }
    return found.values().stream()
        .filter(index -> index.columns().contains(column.name()))
        .collect(Collectors.toList());
  }
}
