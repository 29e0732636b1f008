package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.spasmwatch.app.StoreUnavailable;

/**
 * Plain SQL, all or nothing, for what has no form in JPA: arrays, batches, {@code on conflict}. No
 * statement takes longer than a request may wait for one, also when nobody answers any more.
 */
@ApplicationScoped
class Transactions {
  private static final String LIMIT = "set local statement_timeout = '2s'";
  private static final int PATIENCE_MILLIS = 3000;

  private final AgroalDataSource database;

  Transactions(AgroalDataSource database) {
    this.database = database;
  }

  /** What is done with the connection. */
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Does the work and commits it.
   *
   * @throws StoreUnavailable when that is not possible now; then nothing of it is done
   * @throws IllegalStateException when the tables refuse it, and would again
   */
  <T> T run(Work<T> work) {
    try (Connection connection = database.getConnection();
        Patience patience = Patience.of(PATIENCE_MILLIS, connection)) {
      connection.setAutoCommit(false);
      return committed(connection, work);
    } catch (SQLException e) {
      if (refused(e)) {
        throw new IllegalStateException("refused by the tables", e);
      }
      throw new StoreUnavailable(e);
    }
  }

  /** What is wrong with the data (SQL states 22 and 23) is so the next time, too. */
  private static boolean refused(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Whether the tables refused it, however deep that is said. */
  static boolean isRefused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && refused(sql)) {
        return true;
      }
    }
    return false;
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    try (Statement limit = connection.createStatement()) {
      limit.execute(LIMIT);
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }
}
