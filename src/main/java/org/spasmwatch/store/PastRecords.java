package org.spasmwatch.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.KnowledgeLog.Place;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/** What records were once: the part of the log that requests wait for, and so within the limit. */
@ApplicationScoped
class PastRecords {
  /** Each version with when and by which revision it was replaced. */
  private static final String VERSIONS =
      "select * from (select *, lead(revision) over versions as replaced,"
          + " lead(recorded_at) over versions as replaced_at from knowledge_record"
          + " where kind = any(?) and (? or kind || '/' || id = any(?))"
          + " window versions as (partition by kind, id order by version)) kept"
          + " where recorded_at >= coalesce(?::timestamptz, '-infinity') and recorded_at <= coalesce(?::timestamptz, 'infinity')"
          + " and coalesce(replaced_at, 'infinity') > coalesce(?::timestamptz, '-infinity')"
          + " and (revision, kind || '/' || id) < (?, ?)"
          + " order by revision desc, kind || '/' || id desc limit ?";

  private static final String AS_OF =
      "select distinct on (kind, id) *, null::bigint as replaced from knowledge_record"
          + " where revision <= ? order by kind, id, version desc";

  private final Transactions transactions;

  PastRecords(Transactions transactions) {
    this.transactions = transactions;
  }

  List<Kept> versions(Wanted wanted) {
    return transactions.run(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(VERSIONS)) {
            which(connection, query, wanted);
            when(query, wanted);
            return kept(query);
          }
        });
  }

  private static void which(Connection connection, PreparedStatement query, Wanted wanted)
      throws SQLException {
    query.setArray(1, texts(connection, wanted.kinds().stream().map(Kind::code)));
    query.setBoolean(2, wanted.ids().isEmpty());
    query.setArray(3, texts(connection, wanted.ids().stream().map(RecordId::toString)));
  }

  private static java.sql.Array texts(Connection connection, Stream<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }

  private static void when(PreparedStatement query, Wanted wanted) throws SQLException {
    query.setTimestamp(4, timestamp(wanted.since()));
    query.setTimestamp(5, timestamp(wanted.last()));
    query.setTimestamp(6, timestamp(wanted.first()));
    Place behind = wanted.behind();
    query.setLong(7, behind == null ? Long.MAX_VALUE : behind.revision());
    query.setString(8, behind == null ? "" : behind.id().toString());
    query.setInt(9, wanted.limit());
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  List<StoredRecord> asOf(long revision) {
    return transactions.run(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(AS_OF)) {
            query.setLong(1, revision);
            return kept(query).stream().map(Kept::record).toList();
          }
        });
  }

  private static List<Kept> kept(PreparedStatement query) throws SQLException {
    List<Kept> kept = new ArrayList<>();
    try (ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Long replaced = row.getObject("replaced", Long.class);
        kept.add(new Kept(stored(row), replaced));
      }
    }
    return kept;
  }

  private static StoredRecord stored(ResultSet row) throws SQLException {
    RecordId id =
        new RecordId(RecordRow.constant(Kind.class, row.getString("kind")), row.getString("id"));
    RecordVersion version =
        new RecordVersion(
            row.getInt("version"),
            row.getTimestamp("recorded_at").toInstant(),
            RecordRow.constant(Origin.class, row.getString("origin")));
    return new StoredRecord(id, version, row.getLong("revision"), state(row));
  }

  private static State state(ResultSet row) throws SQLException {
    String catalogue = row.getString("catalogue");
    String digest = row.getString("catalogue_digest");
    return new State(
        row.getString("content"),
        row.getInt("model"),
        catalogue == null || digest == null ? null : new Basis(catalogue, digest),
        row.getString("author"),
        row.getString("reason"));
  }
}
