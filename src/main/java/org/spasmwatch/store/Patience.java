package org.spasmwatch.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How long a connection waits for each answer until this is closed. One that has waited for longer
 * is lost: a database that hangs must not keep a thread. Afterwards the connection waits as before,
 * as the pool gives it to others.
 */
record Patience(Connection connection, int before) implements AutoCloseable {
  static Patience of(int millis, Connection connection) throws SQLException {
    Patience patience = new Patience(connection, connection.getNetworkTimeout());
    connection.setNetworkTimeout(Runnable::run, millis);
    return patience;
  }

  @Override
  public void close() throws SQLException {
    if (!connection.isClosed()) {
      connection.setNetworkTimeout(Runnable::run, before);
    }
  }
}
