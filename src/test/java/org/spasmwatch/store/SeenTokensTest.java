package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Used tokens in the database, which all replicas share. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SeenTokensTest {
  private static final Instant LATER = Instant.parse("2126-01-01T00:00:00Z");

  @Inject AgroalDataSource database;

  private static String digest(int n) {
    return "%064x".formatted(n);
  }

  private JdbcSeenTokens replica() {
    return new JdbcSeenTokens(database);
  }

  @BeforeEach
  void theTablesAreThere() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .untilAsserted(() -> replica().forget(LATER));
  }

  @Test
  void aTokenIsNewOnceWhicheverReplicaIsAsked() {
    assertThat(replica().firstUse(digest(1), LATER)).isTrue();
    assertThat(replica().firstUse(digest(1), LATER)).isFalse();
    assertThat(replica().firstUse(digest(2), LATER)).isTrue();
  }

  @Test
  void ofManyUsesAtOnceExactlyOneIsTheFirst() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> uses =
          IntStream.range(0, 80)
              .<Callable<Boolean>>mapToObj(
                  i -> () -> replica().firstUse(digest(100 + i % 10), LATER))
              .toList();

      int first = 0;
      for (Future<Boolean> use : threads.invokeAll(uses)) {
        first += use.get() ? 1 : 0;
      }

      assertThat(first).isEqualTo(10);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatHasExpiredIsLetGoOfAndNothingElse() {
    Instant soon = LATER.minusSeconds(60);
    replica().firstUse(digest(3), soon);
    replica().firstUse(digest(4), LATER);

    replica().forget(soon);

    assertThat(replica().firstUse(digest(3), soon)).isTrue();
    assertThat(replica().firstUse(digest(4), LATER)).isFalse();
  }
}
