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
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date before anything reads it; a failure stops the start. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    of(dataSource).load().migrate();
  }

  static FluentConfiguration of(DataSource dataSource) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/gatehouse")
        .javaMigrations(new TimesInUtc())
        .table("auth_schema_history")
        .placeholders(Map.of("text", longText(dataSource)))
        .baselineOnMigrate(true)
        .baselineVersion("0");
  }

  /** The type for text of any length. */
  private static String longText(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      return Product.of(connection) == Product.DERBY ? "CLOB" : "TEXT";
    } catch (SQLException e) {
      throw new IllegalStateException("DatabaseUnavailable: no migration without it", e);
    }
  }
}
