package org.gatehouse.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Whose database it is, for the little that differs. */
public enum Product {
  DERBY,
  POSTGRESQL,
  OTHER;

  static Product of(Connection connection) throws SQLException {
    String name = connection.getMetaData().getDatabaseProductName();
    if (name.contains("Derby")) {
      return DERBY;
    }
    return name.equals("PostgreSQL") ? POSTGRESQL : OTHER;
  }
}
