package org.gatehouse.probe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The rows with which an application says what its roles may do. */
@Startup
@Singleton
@DependsOn("Migrations")
public class ProbePermissionRows {
  private static final List<String> ROWS =
      List.of(
          "auth_permissions (id, name) VALUES (1, 'read'), (3, 'delete')",
          "auth_role_permissions (permission_id, role)"
              + " VALUES (1, 'STAFF'), (3, 'STAFF'), (1, 'ADMIN'), (3, 'ADMIN'), (1, '*')");

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  @PostConstruct
  void insert() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String row : ROWS) {
        statement.executeUpdate("INSERT INTO " + row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
