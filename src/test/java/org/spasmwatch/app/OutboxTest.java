package org.spasmwatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits is written, in order and once, whatever the store does meanwhile. */
class OutboxTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile @Nullable RuntimeException trouble;

  private final Outbox<String> outbox =
      new Outbox<String>("things", 3, this::write).metered(registry);

  private void write(List<String> batch) {
    RuntimeException now = trouble;
    if (now != null) {
      refused.incrementAndGet();
      throw now;
    }
    written.addAll(batch);
  }

  @AfterEach
  void end() throws InterruptedException {
    trouble = null;
    outbox.stop();
  }

  private double lost() {
    return registry.get("spasmwatch.things.lost").functionCounter().count();
  }

  @Test
  void whatIsAddedIsWrittenInOrder() {
    outbox.add("a");
    outbox.add("b");
    outbox.start();
    outbox.add("c");

    await().atMost(BOUND).untilAsserted(() -> assertThat(written).containsExactly("a", "b", "c"));
    assertThat(lost()).isZero();
  }

  @Test
  void whatFindsNoPlaceIsCounted() {
    List.of("a", "b", "c", "d", "e").forEach(outbox::add);

    assertThat(lost()).isEqualTo(2);
    assertThat(registry.get("spasmwatch.things.waiting").gauge().value()).isEqualTo(3);
  }

  @Test
  void whileTheStoreIsAwayNothingIsLost() {
    trouble = new StoreUnavailable(new IllegalStateException("away"));
    outbox.start();
    outbox.add("a");
    await().atMost(BOUND).untilAsserted(() -> assertThat(refused.get()).isPositive());

    trouble = null;
    outbox.add("b");

    await().atMost(BOUND).untilAsserted(() -> assertThat(written).containsExactly("a", "b"));
    assertThat(lost()).isZero();
  }

  @Test
  void aBatchThatTheStoreRefusesIsGivenUpAndTheNextIsWritten() {
    trouble = new IllegalArgumentException("never");
    outbox.start();
    outbox.add("a");
    await().atMost(BOUND).untilAsserted(() -> assertThat(lost()).isEqualTo(1));

    trouble = null;
    outbox.add("b");

    await().atMost(BOUND).untilAsserted(() -> assertThat(written).containsExactly("b"));
  }

  @Test
  void whatWaitsAtTheEndIsWritten() throws InterruptedException {
    outbox.start();
    outbox.add("a");
    outbox.stop();

    assertThat(written).containsExactly("a");
  }
}
