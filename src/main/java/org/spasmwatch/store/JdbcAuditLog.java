package org.spasmwatch.store;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.AuditRecord;

/**
 * The audit trail in PostgreSQL, by plain JDBC: rows are only added, in batches, and there is
 * nothing for an entity to keep track of. Every statement is bounded in time, so that a database
 * that hangs is noticed like one that is gone.
 */
@ApplicationScoped
class JdbcAuditLog implements AuditLog {
  private static final Logger LOG = Logger.getLogger(JdbcAuditLog.class);
  private static final String INSERT =
      "insert into audit_event (id, recorded_at, kind, door, subject, caller, request_id,"
          + " hook_instance, status, patient, knowledge, refs, details)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (id) do nothing";
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtext('spasmwatch_audit'))";
  private static final String KEEP = "update audit_retention set days = ? where days <> ?";
  private static final String SWEEP =
      "delete from audit_event where id in (select id from audit_event where recorded_at < now() -"
          + " (select make_interval(days => days) from audit_retention) order by recorded_at limit"
          + " ?)";
  private static final int PORTION = 5000;

  /** Seconds; the 2 s that a reader is given are kept elsewhere too, this one ends the query. */
  private static final int READING = 2;

  private static final int WRITING_MILLIS = 10_000;
  private static final Set<String> REFUSED_FOR_GOOD = Set.of("22", "23");

  private final AgroalDataSource database;

  JdbcAuditLog(AgroalDataSource database) {
    this.database = database;
  }

  /** Work on a connection. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  @Override
  public int append(List<AuditRecord> records) {
    try {
      return writing(connection -> insert(connection, records));
    } catch (SQLException e) {
      if (!refusedForGood(e)) {
        throw unavailable(e);
      }
      return records.size() == 1 ? refused(e) : records.stream().mapToInt(this::appendOne).sum();
    }
  }

  /** A row that the tables refuse must not keep back those that wait with it. */
  private int appendOne(AuditRecord record) {
    return append(List.of(record));
  }

  private static int refused(SQLException e) {
    LOG.errorf("an audit record is refused by the database: SQL state %s", e.getSQLState());
    return 1;
  }

  private static boolean refusedForGood(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return state.length() > 2 && REFUSED_FOR_GOOD.contains(state.substring(0, 2));
  }

  private static int insert(Connection connection, List<AuditRecord> records) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (AuditRecord record : records) {
        AuditRow.bind(statement, record);
        statement.addBatch();
      }
      statement.executeBatch();
      return 0;
    }
  }

  @Override
  public Optional<AuditRecord> read(UUID id) {
    Wanted wanted = new Wanted(Set.of(id), List.of(), null, null, null);
    return find(wanted, new Page(1, null)).stream().findFirst();
  }

  @Override
  public List<AuditRecord> find(Wanted wanted, Page page) {
    return reading(
        new AuditQuery(wanted).page(page),
        rows -> {
          List<AuditRecord> found = new ArrayList<>();
          while (rows.next()) {
            found.add(AuditRow.read(rows));
          }
          return found;
        });
  }

  @Override
  public long count(Wanted wanted) {
    return reading(
        new AuditQuery(wanted).count(),
        rows -> {
          rows.next();
          return rows.getLong(1);
        });
  }

  /** What to make of the rows. */
  private interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T reading(AuditQuery.Sql sql, Rows<T> rows) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setQueryTimeout(READING);
      sql.bind(statement);
      try (ResultSet found = statement.executeQuery()) {
        return rows.read(found);
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  @Override
  public Swept sweep(int days) {
    try {
      int removed = writing(connection -> sweep(connection, days));
      return new Swept(removed, removed == PORTION);
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static int sweep(Connection connection, int days) throws SQLException {
    try (Statement lock = connection.createStatement();
        ResultSet locked = lock.executeQuery(LOCK);
        PreparedStatement keep = connection.prepareStatement(KEEP);
        PreparedStatement sweep = connection.prepareStatement(SWEEP)) {
      locked.next();
      if (!locked.getBoolean(1)) {
        return 0;
      }
      keep.setInt(1, days);
      keep.setInt(2, days);
      keep.executeUpdate();
      sweep.setInt(1, PORTION);
      return sweep.executeUpdate();
    }
  }

  /** All of it in one transaction. */
  private <T> T writing(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection();
        Patience patience = Patience.of(WRITING_MILLIS, connection)) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** The message of a failed batch holds all its values, so it is not repeated. */
  private static Unavailable unavailable(SQLException e) {
    return new Unavailable("SQL state " + e.getSQLState(), e);
  }
}
