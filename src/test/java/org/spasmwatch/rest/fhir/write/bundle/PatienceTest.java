package org.spasmwatch.rest.fhir.write.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void itIsOverWhenTheTimeIsUpWhateverTheClockBeganWith() {
    Patience patience = new Patience(Duration.ofNanos(10), now::get);

    now.addAndGet(9);
    assertThat(patience.isOver()).isFalse();

    now.addAndGet(1);
    assertThat(patience.isOver()).isTrue();
  }
}
