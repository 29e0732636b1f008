package org.spasmwatch.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.Detail;

/** A row of {@code audit_event}, to and from a record. */
final class AuditRow {
  static final String COLUMNS =
      "id, recorded_at, kind, door, subject, caller, request_id, hook_instance, status, patient,"
          + " knowledge, refs, details";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private AuditRow() {}

  /** In the order of the columns. */
  static void bind(PreparedStatement row, AuditRecord record) throws SQLException {
    Origin origin = record.origin();
    row.setObject(1, record.id());
    row.setObject(2, record.recorded().atOffset(ZoneOffset.UTC));
    row.setString(3, record.kind().code());
    row.setString(4, origin.door());
    row.setString(5, origin.subject());
    row.setString(6, origin.caller());
    row.setString(7, origin.requestId());
    row.setObject(8, origin.hookInstance());
    row.setInt(9, origin.status());
    row.setString(10, record.patient());
    row.setString(11, record.knowledge());
    row.setArray(12, row.getConnection().createArrayOf("text", record.references().toArray()));
    row.setString(13, json(record.details()));
  }

  private static String json(Map<Detail, String> details) {
    ObjectNode json = JSON.createObjectNode();
    details.forEach((detail, value) -> json.put(detail.code(), value));
    return json.toString();
  }

  static AuditRecord read(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getObject("id", UUID.class),
        recorded(row),
        Kind.of(row.getString("kind")).orElseThrow(),
        origin(row),
        row.getString("patient"),
        row.getString("knowledge"),
        references(row.getArray("refs")),
        details(row.getString("details")));
  }

  private static Instant recorded(ResultSet row) throws SQLException {
    return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
  }

  private static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        requireNonNull(row.getString("door"), "door"),
        requireNonNull(row.getString("subject"), "subject"),
        row.getString("caller"),
        row.getString("request_id"),
        row.getObject("hook_instance", UUID.class),
        row.getInt("status"));
  }

  private static List<String> references(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /** A detail that a newer program wrote and this one does not know is left out. */
  private static Map<Detail, String> details(String text) {
    Map<Detail, String> details = new EnumMap<>(Detail.class);
    try {
      for (Map.Entry<String, JsonNode> field : JSON.readTree(text).properties()) {
        Detail.of(field.getKey())
            .ifPresent(detail -> details.put(detail, field.getValue().asText()));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps no jsonb that is no JSON", e);
    }
    return details;
  }
}
