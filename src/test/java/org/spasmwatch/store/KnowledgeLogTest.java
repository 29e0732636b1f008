package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.KnowledgeLog.Install;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class KnowledgeLogTest {
  private static final int PROCESSES = 8;

  @Inject KnowledgeLog log;
  @Inject DataSource database;

  private static RecordId newSource() {
    return new RecordId(Kind.SOURCE, "s-" + UUID.randomUUID());
  }

  private static Change titled(RecordId id, String title) {
    String content = "{\"title\": \"" + title + "\", \"standing\": \"A test.\"}";
    return new Change(id, Origin.LOCAL, new State(content, 1, null, "tester", "a test"));
  }

  private static Change deleted(RecordId id) {
    return new Change(id, Origin.LOCAL, new State(null, 1, null, "tester", "a test"));
  }

  private long write(Change... changes) {
    return log.write(stored -> new Writing(List.of(changes), null));
  }

  private StoredRecord newest(RecordId id) {
    return log.since(0).changed().stream()
        .filter(record -> record.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachWritingIsOneRevisionAndEachRecordCountsItsOwnVersions() {
    RecordId one = newSource();
    RecordId other = newSource();
    long before = log.head().revision();

    long first = write(titled(one, "A"), titled(other, "B"));
    long second = write(titled(one, "C"));

    assertThat(first).isEqualTo(before + 1);
    assertThat(second).isEqualTo(before + 2);
    assertThat(newest(one).version().number()).isEqualTo(2);
    assertThat(newest(one).revision()).isEqualTo(second);
    assertThat(newest(one).state().content()).contains("\"C\"");
    assertThat(newest(other).version().number()).isEqualTo(1);
    assertThat(newest(other).revision()).isEqualTo(first);
    write(deleted(one), deleted(other));
  }

  @Test
  void whatChangedSinceIsTheNewestVersionOfEachRecordThatChanged() {
    RecordId id = newSource();
    write(titled(newSource(), "before"));
    long before = log.head().revision();
    write(titled(id, "A"));
    write(titled(id, "B"));

    KnowledgeLog.Since since = log.since(before);

    assertThat(since.head().revision()).isEqualTo(before + 2);
    assertThat(since.changed()).extracting(StoredRecord::id).containsExactly(id);
    assertThat(since.changed().get(0).version().number()).isEqualTo(2);
  }

  @Test
  void aDeletedRecordKeepsItsVersionsAndComesBackAsTheNextOne() {
    RecordId id = newSource();
    write(titled(id, "A"));
    write(deleted(id));
    StoredRecord tombstone = newest(id);

    write(titled(id, "B"));

    assertThat(tombstone.state().deleted()).isTrue();
    assertThat(tombstone.version().number()).isEqualTo(2);
    assertThat(newest(id).version().number()).isEqualTo(3);
    assertThat(newest(id).version().origin()).isEqualTo(Origin.LOCAL);
    write(deleted(id));
  }

  @Test
  void aPlanThatFailsLeavesNothing() {
    RecordId id = newSource();
    KnowledgeLog.Since before = log.since(0);

    assertThatThrownBy(
            () ->
                log.write(
                    stored -> {
                      throw new IllegalArgumentException("no");
                    }))
        .hasMessage("no");

    assertThat(log.since(0)).isEqualTo(before);
    assertThat(before.changed()).extracting(StoredRecord::id).doesNotContain(id);
  }

  @Test
  void nothingToWriteIsNoRevision() {
    long before = log.head().revision();

    assertThat(write()).isEqualTo(before);
    assertThat(log.head().revision()).isEqualTo(before);
  }

  @Test
  void aCatalogueGetsARevisionUnlessItIsTheInstalledOne() {
    Install first = new Install("2026.1", newDigest());
    Install second = new Install("2026.2", newDigest());

    long installed = install(first);
    long again = install(first);
    long other = install(second);
    long back = install(first);

    assertThat(again).isEqualTo(installed);
    assertThat(other).isEqualTo(installed + 1);
    assertThat(back).isEqualTo(installed + 2);
    assertThat(log.head().catalogue()).isEqualTo("2026.1");
  }

  private long install(Install install) {
    return log.write(stored -> new Writing(List.of(), install));
  }

  /** As long as a real digest, and another one at each call. */
  private static String newDigest() {
    String half = UUID.randomUUID().toString().replace("-", "");
    return half + half;
  }

  @Test
  void versionsCannotBeChangedOrRemoved() throws Exception {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "update knowledge_record set author = 'x'",
              "delete from knowledge_record",
              "truncate knowledge_record")) {
        assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("never changed");
      }
    }
  }

  @Test
  void writersThatComeTogetherGetRevisionsOfTheirOwn() throws Exception {
    RecordId id = newSource();
    long before = log.head().revision();
    CountDownLatch everyoneIsReady = new CountDownLatch(PROCESSES);

    List<Long> revisions =
        inParallel(
            PROCESSES,
            () -> {
              everyoneIsReady.countDown();
              everyoneIsReady.await();
              return write(titled(id, "A"));
            });

    assertThat(revisions)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, PROCESSES).mapToObj(i -> before + i).toList());
    assertThat(newest(id).version().number()).isEqualTo(PROCESSES);
    write(deleted(id));
  }

  private static <T> List<T> inParallel(int times, java.util.concurrent.Callable<T> work)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(times);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each :
          pool.invokeAll(IntStream.range(0, times).mapToObj(i -> work).toList())) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aWriterThatCommitsLateHoldsBackTheNextSoThatNoReaderMissesIt() throws Exception {
    RecordId late = newSource();
    RecordId next = newSource();
    long before = log.head().revision();
    CountDownLatch planning = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Long> first =
          pool.submit(
              () ->
                  log.write(
                      stored -> {
                        planning.countDown();
                        await(commit);
                        return new Writing(List.of(titled(late, "late")), null);
                      }));
      await(planning);
      Future<Long> second = pool.submit(() -> write(titled(next, "next")));

      assertThat(log.since(before).changed()).isEmpty();
      commit.countDown();

      assertThat(first.get()).isEqualTo(before + 1);
      assertThat(second.get()).isEqualTo(before + 2);
      assertThat(log.since(before).changed())
          .extracting(StoredRecord::id)
          .containsExactlyInAnyOrder(late, next);
    } finally {
      commit.countDown();
      pool.shutdownNow();
      write(deleted(late), deleted(next));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
