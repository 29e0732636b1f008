package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.spasmwatch.app.SeenTokens;

/**
 * Used tokens in PostgreSQL, whose primary key decides which of several uses was the first. Plain
 * JDBC: one statement on its own needs neither an entity nor a transaction around it. A database
 * that hangs gets its connection closed rather than a thread for good.
 */
@ApplicationScoped
class JdbcSeenTokens implements SeenTokens {
  private static final int PATIENCE_MILLIS = 2000;

  private final AgroalDataSource database;

  JdbcSeenTokens(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public boolean firstUse(String digest, Instant until) {
    return update(
            "insert into seen_token (digest, expires_at) values (?, ?) on conflict do nothing",
            statement -> {
              statement.setString(1, digest);
              statement.setObject(2, until.atOffset(ZoneOffset.UTC));
            })
        == 1;
  }

  @Override
  public void forget(Instant until) {
    update(
        "delete from seen_token where expires_at <= ?",
        statement -> statement.setObject(1, until.atOffset(ZoneOffset.UTC)));
  }

  /** Fills the places of a statement. */
  private interface Arguments {
    void set(PreparedStatement statement) throws SQLException;
  }

  private int update(String sql, Arguments arguments) {
    try (Connection connection = database.getConnection();
        Patience patience = Patience.of(PATIENCE_MILLIS, connection);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      arguments.set(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("used tokens cannot be looked up: " + e.getMessage(), e);
    }
  }
}
