package org.spasmwatch.bench.driver.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL of its own process, which writes to the disk as one that is relied on; what the
 * library leaves out for the speed of tests is switched on again.
 */
public final class Database implements AutoCloseable {
  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** An empty one. */
  static Database start(Path folder) throws IOException {
    return new Database(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(true)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "50")
            .start());
  }

  Map<String, String> settings() {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
        "QUARKUS_DATASOURCE_USERNAME", "postgres",
        "QUARKUS_DATASOURCE_PASSWORD", "postgres");
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
