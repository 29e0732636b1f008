package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.spasmwatch.app.KnowledgeSchema;

/** The migrations of {@code db/migration}, and an advisory lock of PostgreSQL around them. */
@ApplicationScoped
class FlywaySchema implements KnowledgeSchema {
  private static final String LOCK = "hashtext('spasmwatch_knowledge')";

  private final Flyway flyway;
  private final AgroalDataSource database;

  FlywaySchema(Flyway flyway, AgroalDataSource database) {
    this.flyway = flyway;
    this.database = database;
  }

  @Override
  public void alone(Runnable work) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + LOCK + ")");
      try {
        work.run();
      } finally {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be reached: " + e.getMessage(), e);
    }
  }

  @Override
  public void migrate() {
    flyway.migrate();
  }
}
