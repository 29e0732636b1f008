package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeLog.Entry;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class KnowledgeLogTest {
  private static final int PROCESSES = 8;

  @Inject KnowledgeLog log;
  @Inject CurrentKnowledge current;

  /** As long as a real digest, and another one at each call. */
  private static String newDigest() {
    String half = UUID.randomUUID().toString().replace("-", "");
    return half + half;
  }

  private Entry newest() {
    return log.entries().get(0);
  }

  @Test
  void theStartWroteRevisionOne() {
    List<Entry> entries = log.entries();

    Entry first = entries.get(entries.size() - 1);
    assertThat(first.revision()).isEqualTo(1);
    assertThat(first.digest()).matches("[0-9a-f]{64}");
    assertThat(current.find().orElseThrow().version()).isEqualTo(first.catalogue() + "+1");
  }

  @Test
  void theSameDigestGetsNoNewRevision() {
    Entry before = log.install("2026.1", newDigest());
    int entries = log.entries().size();

    Entry again = log.install("2026.1", before.digest());

    assertThat(again).isEqualTo(before);
    assertThat(log.entries()).hasSize(entries);
  }

  @Test
  void anotherDigestGetsTheNextRevision() {
    Entry before = newest();
    String digest = newDigest();

    Entry installed = log.install("2026.2", digest);

    assertThat(installed).isEqualTo(new Entry(before.revision() + 1, "2026.2", digest));
    assertThat(newest()).isEqualTo(installed);
  }

  @Test
  void aDigestThatCameBackGetsARevisionOfItsOwn() {
    Entry first = log.install("2026.1", newDigest());
    Entry second = log.install("2026.2", newDigest());

    Entry back = log.install("2026.1", first.digest());

    assertThat(back.revision()).isEqualTo(second.revision() + 1);
  }

  @Test
  void processesThatInstallOneDigestTogetherGetOneRevision() throws Exception {
    Entry before = newest();
    String digest = newDigest();
    CountDownLatch everyoneIsReady = new CountDownLatch(PROCESSES);
    ExecutorService processes = Executors.newFixedThreadPool(PROCESSES);
    Callable<Entry> install =
        () -> {
          everyoneIsReady.countDown();
          everyoneIsReady.await();
          return log.install("2026.3", digest);
        };
    try {
      List<Future<Entry>> installed =
          processes.invokeAll(IntStream.range(0, PROCESSES).mapToObj(i -> install).toList());

      for (Future<Entry> each : installed) {
        assertThat(each.get()).isEqualTo(new Entry(before.revision() + 1, "2026.3", digest));
      }
      assertThat(log.entries().stream().filter(e -> e.digest().equals(digest))).hasSize(1);
    } finally {
      processes.shutdownNow();
    }
  }
}
