package org.gatehouse.portal;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.guard.RequiresPermission;
import org.gatehouse.session.CurrentTenant;

/**
 * The projects of the caller's tenant. Every statement names the tenant, which comes from the
 * session; those of other tenants do not exist here.
 */
@Stateless
@DatabaseCalls
@RequiresPermission("read")
public class Projects {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  @Inject private CurrentTenant tenant;

  /** In the order of their names. */
  public List<Project> list(int offset, int limit) throws SQLException {
    String query =
        "SELECT id, name, created_by FROM portal_projects WHERE tenant_id = ?"
            + " ORDER BY name, id OFFSET ? ROWS FETCH NEXT ? ROWS ONLY";
    return select(query, tenant.id(), offset, limit);
  }

  public long count() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            prepare(
                connection,
                "SELECT COUNT(*) FROM portal_projects WHERE tenant_id = ?",
                tenant.id());
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  public Optional<Project> byId(String id) throws SQLException {
    String query =
        "SELECT id, name, created_by FROM portal_projects WHERE tenant_id = ? AND id = ?";
    return select(query, tenant.id(), id).stream().findFirst();
  }

  @RequiresPermission("write")
  public Project create(String name, String createdBy) throws SQLException {
    Project project = new Project(UUID.randomUUID().toString(), name, createdBy);
    update(
        "INSERT INTO portal_projects (id, tenant_id, name, created_by) VALUES (?, ?, ?, ?)",
        project.id(),
        tenant.id(),
        name,
        createdBy);
    return project;
  }

  /** False if the tenant has no project with this id. */
  @RequiresPermission("write")
  public boolean rename(String id, String name) throws SQLException {
    return update(
            "UPDATE portal_projects SET name = ? WHERE tenant_id = ? AND id = ?",
            name,
            tenant.id(),
            id)
        == 1;
  }

  /** False if the tenant has no project with this id. */
  @RequiresPermission("delete")
  public boolean delete(String id) throws SQLException {
    return update("DELETE FROM portal_projects WHERE tenant_id = ? AND id = ?", tenant.id(), id)
        == 1;
  }

  private List<Project> select(String query, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, query, values);
        ResultSet result = statement.executeQuery()) {
      List<Project> found = new ArrayList<>();
      while (result.next()) {
        found.add(new Project(result.getString(1), result.getString(2), result.getString(3)));
      }
      return found;
    }
  }

  private int update(String command, Object... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = prepare(connection, command, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String text, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
