package org.gatehouse.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date before anything reads it; a failure stops the start. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/gatehouse")
        .table("auth_schema_history")
        .placeholders(Map.of("text", longText()))
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  /** The type for text of any length. */
  private String longText() {
    try (Connection connection = dataSource.getConnection()) {
      boolean derby = connection.getMetaData().getDatabaseProductName().contains("Derby");
      return derby ? "CLOB" : "TEXT";
    } catch (SQLException e) {
      throw new IllegalStateException("DatabaseUnavailable: no migration without it", e);
    }
  }
}
