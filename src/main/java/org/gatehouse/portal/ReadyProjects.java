package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Projects of the development profile; the only ones written without a signed-in user. */
@ApplicationScoped
class ReadyProjects {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  void create(String tenantId, String... names) {
    String insert =
        "INSERT INTO portal_projects (id, tenant_id, name, created_by) VALUES (?, ?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      for (String name : names) {
        statement.setString(1, UUID.randomUUID().toString());
        statement.setString(2, tenantId);
        statement.setString(3, name);
        statement.setString(4, "demo");
        statement.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the projects of the development profile", e);
    }
  }
}
