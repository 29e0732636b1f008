package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.spasmwatch.app.KnowledgeSchema;

/**
 * The migrations of {@code db/migration} and what the role of the service may do with the tables,
 * and an advisory lock of PostgreSQL around them.
 */
@ApplicationScoped
class FlywaySchema implements KnowledgeSchema {
  /** Of migrations that were applied and that this program does not have. */
  private static final Set<MigrationState> FUTURE =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private static final String LOCK = "hashtext('spasmwatch_knowledge')";

  private final Flyway flyway;
  private final AgroalDataSource database;
  private final DatabaseSettings settings;

  FlywaySchema(Flyway flyway, AgroalDataSource database, DatabaseSettings settings) {
    this.flyway = flyway;
    this.database = database;
    this.settings = settings;
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
    Stream.of(flyway.info().applied())
        .filter(applied -> FUTURE.contains(applied.getState()))
        .forEach(
            applied -> {
              throw new NewerTables(String.valueOf(applied.getVersion()));
            });
    flyway.migrate();
    settings.serviceRole().ifPresent(this::admit);
  }

  private void admit(String role) {
    try (Connection connection = database.getConnection()) {
      ServiceRole.admit(role, connection);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the role " + role + " cannot be given its rights: " + e.getMessage(), e);
    }
  }
}
