package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.AuditLog.Page;
import org.spasmwatch.app.audit.AuditLog.Span;
import org.spasmwatch.app.audit.AuditLog.Wanted;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The audit trail as PostgreSQL keeps it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AuditLogTest {
  private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");

  @Inject AuditLog log;
  @Inject DataSource database;

  private static AuditRecord record(Instant recorded, String patient) {
    return new AuditRecord(
        UUID.randomUUID(),
        recorded,
        Kind.ASSESS,
        new Origin("cds-hooks", "spasm-review", "ehr", "0af7651916cd43dd", UUID.randomUUID(), 200),
        patient,
        "2026.1+4",
        List.of("ClinicalUseDefinition/a/_history/1", "ClinicalUseDefinition/b/_history/2"),
        Map.of(Detail.CARDS, "2", Detail.HOOK, "patient-view"));
  }

  private static String patient() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).substring(0, 43);
  }

  private static Wanted of(String patient) {
    return new Wanted(null, List.of(), null, Set.of(patient), null);
  }

  private static Wanted at(String patient, Span... spans) {
    return new Wanted(null, List.of(List.of(spans)), Set.of(Kind.ASSESS), Set.of(patient), true);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatIsAppendedIsReadAsItWas() {
    AuditRecord record = record(Instant.now().truncatedTo(ChronoUnit.MICROS), patient());

    assertThat(log.append(List.of(record))).isZero();

    assertThat(log.read(record.id())).contains(record);
    assertThat(log.read(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aBatchThatIsWrittenAgainIsThereOnce() {
    String patient = patient();
    AuditRecord record = record(NOON, patient);

    log.append(List.of(record));
    log.append(List.of(record));

    assertThat(log.count(of(patient))).isEqualTo(1);
  }

  @Test
  void aRowThatIsRefusedDoesNotKeepBackTheOthers() {
    AuditRecord good = record(NOON, patient());
    AuditRecord bad = record(NOON, "Patient/123");

    assertThat(log.append(List.of(bad, good))).isEqualTo(1);

    assertThat(log.read(good.id())).isPresent();
    assertThat(log.read(bad.id())).isEmpty();
  }

  @Test
  void theyComeNewestFirstAndPageByPage() {
    String patient = patient();
    List<AuditRecord> records =
        List.of(
            record(NOON.minusSeconds(2), patient),
            record(NOON, patient),
            record(NOON, patient),
            record(NOON.minusSeconds(1), patient));
    log.append(records);

    List<AuditRecord> first = log.find(of(patient), new Page(2, null));
    List<AuditRecord> second = log.find(of(patient), new Page(2, first.get(1).id()));

    assertThat(first).allMatch(r -> r.recorded().equals(NOON));
    assertThat(second)
        .extracting(AuditRecord::recorded)
        .containsExactly(NOON.minusSeconds(1), NOON.minusSeconds(2));
    assertThat(log.find(of(patient), new Page(2, second.get(1).id()))).isEmpty();
  }

  @Test
  void aSpanHoldsItsFirstInstantAndNotItsLast() {
    String patient = patient();
    log.append(List.of(record(NOON, patient)));

    assertThat(log.count(at(patient, new Span(NOON, NOON.plusSeconds(1))))).isEqualTo(1);
    assertThat(log.count(at(patient, new Span(NOON.minusSeconds(1), NOON)))).isZero();
    assertThat(log.count(at(patient, new Span(null, null)))).isEqualTo(1);
    assertThat(log.count(at(patient, new Span(null, NOON), new Span(NOON.plusMillis(1), null))))
        .isZero();
    assertThat(log.count(new Wanted(Set.of(), List.of(), null, null, null))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_event set status = 0",
        "delete from audit_event where recorded_at > now() - interval '364 days'",
        "truncate audit_event",
        "update audit_retention set days = 1",
      })
  void whatIsWrittenStays(String sql) {
    AuditRecord record = record(Instant.now(), patient());
    log.append(List.of(record));

    assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class);

    assertThat(log.read(record.id())).isPresent();
  }

  @Test
  void aSweepRemovesWhatIsOlderAndNothingElse() {
    Instant now = Instant.now();
    AuditRecord old = record(now.minus(366, ChronoUnit.DAYS), patient());
    AuditRecord young = record(now.minus(364, ChronoUnit.DAYS), patient());
    log.append(List.of(old, young));

    assertThat(log.sweep(365).removed()).isPositive();

    assertThat(log.read(old.id())).isEmpty();
    assertThat(log.read(young.id())).isPresent();
    assertThat(log.sweep(365).removed()).isZero();
  }

  @Test
  void whileAnotherSweepsNothingIsRemoved() throws SQLException {
    AuditRecord old = record(Instant.now().minus(366, ChronoUnit.DAYS), patient());
    log.append(List.of(old));
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select pg_advisory_xact_lock(hashtext('spasmwatch_audit'))");

      assertThat(log.sweep(365).removed()).isZero();

      other.rollback();
    }
    assertThat(log.sweep(365).removed()).isPositive();
  }
}
