package org.gatehouse.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a server gives to the rooms that know no container. */
@Dependent
class DatabaseBeans {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  @Produces
  @Singleton
  Product product() {
    try (Connection connection = dataSource.getConnection()) {
      return Product.of(connection);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(e);
    }
  }
}
