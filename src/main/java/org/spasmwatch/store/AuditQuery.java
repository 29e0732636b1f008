package org.spasmwatch.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog.Page;
import org.spasmwatch.app.audit.AuditLog.Span;
import org.spasmwatch.app.audit.AuditLog.Wanted;
import org.spasmwatch.app.audit.AuditRecord.Kind;

/** What is looked for in {@code audit_event}, as SQL. Every value is a parameter. */
final class AuditQuery {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** A statement and its parameters in order. */
  record Sql(String text, List<Object> values) {
    Sql {
      values = List.copyOf(values);
    }

    void bind(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
    }
  }

  AuditQuery(Wanted wanted) {
    oneOf("id", wanted.ids());
    oneOf("patient", wanted.patients());
    Set<Kind> kinds = wanted.kinds();
    oneOf("kind", kinds == null ? null : kinds.stream().map(Kind::code).toList());
    wanted.spans().forEach(this::inOneOf);
    Boolean ofAPatient = wanted.ofAPatient();
    if (ofAPatient != null) {
      conditions.add(ofAPatient ? "patient is not null" : "patient is null");
    }
  }

  private void oneOf(String column, @Nullable Collection<?> wanted) {
    if (wanted != null && wanted.isEmpty()) {
      conditions.add("false");
    } else if (wanted != null) {
      conditions.add(column + " in (" + "?, ".repeat(wanted.size() - 1) + "?)");
      values.addAll(wanted);
    }
  }

  private void inOneOf(List<Span> spans) {
    conditions.add(spans.stream().map(this::within).collect(Collectors.joining(" or ", "(", ")")));
  }

  private String within(Span span) {
    List<String> bounds = new ArrayList<>(List.of("true"));
    bound(bounds, "recorded_at >= ?", span.from());
    bound(bounds, "recorded_at < ?", span.before());
    return String.join(" and ", bounds);
  }

  private void bound(List<String> bounds, String condition, @Nullable Instant instant) {
    if (instant != null) {
      bounds.add(condition);
      values.add(instant.atOffset(ZoneOffset.UTC));
    }
  }

  Sql count() {
    return new Sql("select count(*) from audit_event" + where(), values);
  }

  /** Newest first; two of one instant by their ids, so that no page loses or repeats one. */
  Sql page(Page page) {
    UUID after = page.after();
    if (after != null) {
      conditions.add("(recorded_at, id) < (select recorded_at, id from audit_event where id = ?)");
      values.add(after);
    }
    String text =
        "select "
            + AuditRow.COLUMNS
            + " from audit_event"
            + where()
            + " order by recorded_at desc, id desc limit ?";
    values.add(page.count());
    return new Sql(text, values);
  }

  private String where() {
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
