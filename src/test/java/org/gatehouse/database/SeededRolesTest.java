package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Migration 11 and the portal's second: whose roles stand in a database. */
class SeededRolesTest {
  private static final List<String> PORTAL =
      List.of(
          "* read",
          "* write",
          "ADMIN admin",
          "ADMIN delete",
          "ADMIN read",
          "ADMIN write",
          "PLATFORM admin",
          "PLATFORM delete",
          "PLATFORM read",
          "PLATFORM write",
          "STAFF delete",
          "STAFF read",
          "STAFF write");

  private final EmbeddedDataSource database = new EmbeddedDataSource();

  @BeforeEach
  void create() {
    database.setDatabaseName("memory:roles-" + UUID.randomUUID());
    database.setCreateDatabase("create");
  }

  @Test
  void A18_an_application_finds_no_roles_and_no_permissions_of_ours() throws SQLException {
    Migrations.of(database).load().migrate();

    assertThat(roles()).isEmpty();
    assertThat(texts("SELECT name FROM auth_permissions")).isEmpty();
  }

  @Test
  void the_portal_has_its_own() throws SQLException {
    Migrations.of(database).load().migrate();
    portal().migrate();

    assertThat(roles()).isEqualTo(PORTAL);
  }

  @Test
  void a_portal_of_before_keeps_what_its_roles_may_do() throws SQLException {
    Migrations.of(database).target("10").load().migrate();
    portal("1").migrate();
    assertThat(roles()).isEqualTo(PORTAL);
    Migrations.of(database).load().migrate();
    portal().migrate();

    assertThat(roles()).isEqualTo(PORTAL);
  }

  /** What was taken away must not come back with a new version. */
  @Test
  void I3_a_permission_that_somebody_took_away_stays_away() throws SQLException {
    Migrations.of(database).target("10").load().migrate();
    portal("1").migrate();
    execute("DELETE FROM auth_role_permissions WHERE role = '*' AND permission_id = 2");
    Migrations.of(database).load().migrate();
    portal().migrate();

    assertThat(roles()).hasSize(12).doesNotContain("* write");
  }

  @Test
  void permissions_of_an_application_are_left_alone() throws SQLException {
    Migrations.of(database).target("10").load().migrate();
    execute("INSERT INTO auth_permissions (id, name) VALUES (5, 'audit')");
    execute("INSERT INTO auth_role_permissions (permission_id, role) VALUES (5, 'STAFF')");
    Migrations.of(database).load().migrate();

    assertThat(roles()).hasSize(14).contains("STAFF audit");
  }

  private Flyway portal() {
    return portal("latest");
  }

  private Flyway portal(String target) {
    return Flyway.configure(getClass().getClassLoader())
        .dataSource(database)
        .locations("classpath:db/portal")
        .table("portal_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target(target)
        .load();
  }

  private List<String> roles() throws SQLException {
    return texts(
        "SELECT r.role || ' ' || p.name AS line FROM auth_role_permissions r, auth_permissions p"
            + " WHERE p.id = r.permission_id ORDER BY line");
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
