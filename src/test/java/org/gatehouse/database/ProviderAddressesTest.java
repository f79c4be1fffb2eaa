package org.gatehouse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;

/** Migration 6: addresses that only some provider called verified. */
class ProviderAddressesTest {
  private final EmbeddedDataSource database = new EmbeddedDataSource();

  @Test
  void who_came_by_a_provider_must_prove_his_address_again_and_who_has_a_password_need_not()
      throws SQLException {
    database.setDatabaseName("memory:addresses");
    database.setCreateDatabase("create");
    Migrations.of(database).target("4").load().migrate();
    user("came", "NULL");
    account("came");
    user("linked", "'hash'");
    account("linked");
    user("made", "NULL");

    Migrations.of(database).load().migrate();

    assertThat(verified()).containsExactly("linked", "made");
  }

  private void user(String id, String hash) throws SQLException {
    execute(
        "INSERT INTO auth_users (id, username, email, email_verified, disabled, password_hash,"
            + " created_at, version) VALUES ('%1$s', '%1$s', '%1$s@x.example', CURRENT_TIMESTAMP,"
                .formatted(id)
            + " false, "
            + hash
            + ", CURRENT_TIMESTAMP, 0)");
  }

  private void account(String user) throws SQLException {
    execute(
        "INSERT INTO auth_accounts (provider, provider_account_id, user_id, account_type,"
            + " linked_at) VALUES ('any', '%1$s', '%1$s', 'oidc', CURRENT_TIMESTAMP)"
                .formatted(user));
  }

  private List<String> verified() throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM auth_users WHERE email_verified IS NOT NULL ORDER BY id")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
