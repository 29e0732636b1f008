package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.spasmwatch.app.KnowledgeSignals;

/**
 * PostgreSQL's LISTEN on a connection that is kept for it. A dead connection is found by asking it
 * something each time, within a bounded time.
 */
@ApplicationScoped
class ListeningSignals implements KnowledgeSignals {
  private static final Logger LOG = Logger.getLogger(ListeningSignals.class);
  private static final int PATIENCE_SECONDS = 5;

  private final AgroalDataSource database;

  ListeningSignals(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public Subscription subscribe() {
    try {
      Connection connection = database.getConnection();
      try (Statement statement = connection.createStatement()) {
        statement.execute("set application_name to 'spasmwatch listening'");
        statement.execute("listen " + PanacheKnowledgeLog.CHANNEL);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
      return new Listening(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot listen: " + e.getMessage(), e);
    }
  }

  private record Listening(Connection connection) implements Subscription {
    @Override
    public boolean await(Duration atMost) {
      try {
        PGConnection listening = connection.unwrap(PGConnection.class);
        PGNotification[] told = listening.getNotifications(Math.toIntExact(atMost.toMillis()));
        if (!connection.isValid(PATIENCE_SECONDS)) {
          throw new IllegalStateException("the listening connection is lost");
        }
        return told != null && told.length > 0;
      } catch (SQLException e) {
        throw new IllegalStateException("the listening connection is lost: " + e.getMessage(), e);
      }
    }

    /** Gives the connection back as it was; a lost one is thrown away by the pool. */
    @Override
    public void close() {
      try (connection;
          Statement statement = connection.createStatement()) {
        statement.execute("unlisten *");
        statement.execute("reset application_name");
      } catch (SQLException lost) {
        LOG.debugf("the listening connection was lost before it was closed");
      }
    }
  }
}
