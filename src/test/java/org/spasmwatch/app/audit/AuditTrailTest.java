package org.spasmwatch.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.testkit.Trails;

/** The queue and its writer, over a log that can be away, slow or choosy. */
class AuditTrailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-04-21T08:00:00Z"), ZoneOffset.UTC);
  private static final Origin DOOR =
      new Origin("assessments", "none", null, "0af7651916cd43dd", null, 200);

  private final Log log = new Log();

  private record Settings(int queue, Duration retention) implements AuditSettings {}

  /** Keeps what is appended, unless it is away. */
  private static final class Log implements AuditLog {
    private final List<AuditRecord> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger sweeps = new AtomicInteger();
    private volatile boolean away;
    private volatile boolean faulty;
    private volatile int refused;
    private volatile Swept swept = new Swept(0, false);

    @Override
    public int append(List<AuditRecord> records) {
      check();
      batches.incrementAndGet();
      kept.addAll(records);
      int now = refused;
      refused = 0;
      return now;
    }

    private void check() {
      if (faulty) {
        throw new IllegalStateException("a fault of ours");
      }
      if (away) {
        throw new Unavailable("away", new IllegalStateException());
      }
    }

    @Override
    public Optional<AuditRecord> read(UUID id) {
      return Optional.empty();
    }

    @Override
    public List<AuditRecord> find(Wanted wanted, Page page) {
      return List.of();
    }

    @Override
    public long count(Wanted wanted) {
      return 0;
    }

    @Override
    public Swept sweep(int days) {
      check();
      sweeps.incrementAndGet();
      return swept;
    }

    private List<Kind> kinds() {
      return kept.stream().map(AuditRecord::kind).toList();
    }
  }

  private static PatientHashes hashes() {
    return new PatientHashes(
        Trails.keys(Optional.of("a key of this test, 32 bytes long"), Optional.empty()));
  }

  private static AuditTrail trail(int capacity) {
    return new AuditTrail(new Settings(capacity, Duration.ofDays(365)), hashes(), CLOCK);
  }

  private AuditWriter writer(AuditTrail trail) {
    Settings settings = new Settings(1, Duration.ofDays(365));
    return new AuditWriter(trail, log, new AuditSweep(log, trail, settings, CLOCK));
  }

  private static Deed assessment() {
    return Deed.assessment("2026.1+4", "Patient/123", "asked");
  }

  private static void start(AuditWriter writer) {
    writer.start(new StartupEvent(), new String[0]);
  }

  private static void stop(AuditWriter writer) throws InterruptedException {
    writer.stop(new ShutdownEvent());
  }

  @Test
  void aRecordNamesNoPatient() throws InterruptedException {
    AuditTrail trail = trail(1);

    trail.record(assessment(), DOOR);

    AuditRecord record = trail.take(0);
    assertThat(record).isNotNull();
    assertThat(record.toString()).doesNotContain("123").contains("2026.1+4");
    assertThat(record.patient()).isEqualTo(hashes().of(null, "Patient/123"));
  }

  @Test
  void theSameIdOnTwoServersIsTwoPatients() {
    PatientHashes hashes = hashes();

    assertThat(hashes.of("https://a.example/fhir", "Patient/1"))
        .isEqualTo(hashes.of("https://a.example/fhir/", "Patient/1"))
        .isNotEqualTo(hashes.of("https://b.example/fhir", "Patient/1"))
        .isEqualTo(hashes.of(null, "https://a.example/fhir/Patient/1/_history/2"))
        .isNotEqualTo(hashes.of(null, "Patient/1"));
  }

  @Test
  void whatFindsNoPlaceIsCountedAndTheTrailSaysThatItHasAHole() throws Exception {
    AuditTrail trail = trail(2);
    for (int i = 0; i < 5; i++) {
      trail.record(assessment(), DOOR);
    }
    assertThat(trail.lost()).isEqualTo(3);
    AuditWriter writer = writer(trail);

    start(writer);
    stop(writer);

    assertThat(log.kinds()).containsExactly(Kind.ASSESS, Kind.ASSESS, Kind.LOSS);
    assertThat(log.kept.get(2).details()).containsEntry(Detail.LOST, "3");
    assertThat(writer.written()).isEqualTo(3);
  }

  @Test
  void whatIsRefusedForGoodIsLostToo() throws Exception {
    AuditTrail trail = trail(2);
    log.refused = 1;
    trail.record(assessment(), DOOR);
    AuditWriter writer = writer(trail);

    start(writer);

    Awaitility.await().atMost(PATIENCE).until(() -> log.kinds().contains(Kind.LOSS));
    stop(writer);
    assertThat(trail.lost()).isEqualTo(1);
  }

  @Test
  void whileTheStoreIsAwayNothingIsLostAndItIsSaid() throws Exception {
    AuditTrail trail = trail(10);
    AuditWriter writer = writer(trail);
    log.away = true;
    start(writer);
    trail.record(assessment(), DOOR);
    Awaitility.await().atMost(PATIENCE).until(() -> writer.trouble().isPresent());
    trail.record(assessment(), DOOR);

    log.away = false;

    Awaitility.await().atMost(PATIENCE).until(() -> log.kept.size() == 2);
    Awaitility.await().atMost(PATIENCE).until(() -> writer.trouble().isEmpty());
    assertThat(trail.lost()).isZero();
    stop(writer);
  }

  /** A fault that nobody thought of must not end the trail without a word. */
  @Test
  void afterAFaultItIsWrittenOn() throws Exception {
    AuditTrail trail = trail(10);
    AuditWriter writer = writer(trail);
    log.faulty = true;
    start(writer);
    trail.record(assessment(), DOOR);
    Awaitility.await().atMost(PATIENCE).until(() -> writer.trouble().isPresent());

    log.faulty = false;

    Awaitility.await().atMost(PATIENCE).until(() -> log.kept.size() == 1);
    stop(writer);
  }

  @Test
  void theEndWritesWhatWaits() throws Exception {
    AuditTrail trail = trail(10_000);
    List<Integer> many = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      trail.record(assessment(), DOOR);
      many.add(i);
    }
    AuditWriter writer = writer(trail);
    start(writer);

    stop(writer);

    assertThat(log.kept).hasSameSizeAs(many);
    assertThat(log.batches.get()).isBetween(3, 10);
  }

  @Test
  void theEndDoesNotWaitForAStoreThatIsAway() throws Exception {
    AuditTrail trail = trail(10);
    log.away = true;
    trail.record(assessment(), DOOR);
    AuditWriter writer = writer(trail);
    start(writer);

    stop(writer);

    assertThat(log.kept).isEmpty();
  }

  @Test
  void aSweepIsARecordOfTheTrail() throws Exception {
    AuditTrail trail = trail(10);
    log.swept = new AuditLog.Swept(7, false);
    AuditWriter writer = writer(trail);

    start(writer);

    Awaitility.await().atMost(PATIENCE).until(() -> log.kinds().contains(Kind.SWEEP));
    stop(writer);
    assertThat(log.kept.get(0).details())
        .containsEntry(Detail.REMOVED, "7")
        .containsEntry(Detail.KEPT_DAYS, "365");
    assertThat(log.sweeps.get()).isEqualTo(1);
  }

  @Test
  void fewerThanThirtyDaysAreRefused() {
    assertThatThrownBy(
            () ->
                new AuditSweep(log, trail(1), new Settings(1, Duration.ofDays(29)), CLOCK)
                    .whenDue())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spasmwatch.audit.retention");
  }
}
