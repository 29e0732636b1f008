package org.spasmwatch.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final int RATE = 5;
  private static final int AT_ONCE = 50;

  /** Time passes when a test says so; a clock of nanoseconds may begin anywhere. */
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);

  private final Rates rates = new Rates(RATE, now::get);

  private long passed(String client, int requests) {
    return IntStream.range(0, requests).filter(i -> rates.take(client).isEmpty()).count();
  }

  private void pass(long milliseconds) {
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }

  @Test
  void tenSecondsOfItMayComeAtOnceAndNotOneMore() {
    assertThat(passed("a", AT_ONCE)).isEqualTo(AT_ONCE);

    assertThat(rates.take("a")).hasValue(1);
  }

  @Test
  void thenTheyMayComeAtTheRate() {
    passed("a", AT_ONCE);

    pass(1000);

    assertThat(passed("a", AT_ONCE)).isEqualTo(RATE);
  }

  @Test
  void whoIsTurnedAwayIsNotCharged() {
    passed("a", AT_ONCE * 10);

    pass(200);

    assertThat(rates.take("a")).isEmpty();
  }

  @Test
  void whoIsWithinTheRateIsNeverTurnedAway() {
    for (int i = 0; i < AT_ONCE * 4; i++) {
      assertThat(rates.take("a")).isEmpty();
      pass(200);
    }
  }

  @Test
  void anotherClientHasItsOwn() {
    passed("a", AT_ONCE + 1);

    assertThat(rates.take("b")).isEmpty();
  }

  @Test
  void withoutARateNobodyIsTurnedAway() {
    Rates none = new Rates(0, now::get);

    assertThat(IntStream.range(0, AT_ONCE * 10).allMatch(i -> none.take("a").isEmpty())).isTrue();
    assertThat(none.clients()).isZero();
  }

  @Test
  void aRateBelowNoneIsRefusedWithTheNameOfItsSetting() {
    assertThatThrownBy(() -> new Rates(-1, now::get))
        .hasMessageContaining("spasmwatch.limits.rate");
  }

  @Test
  void howeverManyClientsThereAreMemoryIsBounded() {
    for (int i = 0; i < Rates.MOST_CLIENTS * 2; i++) {
      rates.take("client " + i);
    }

    assertThat(rates.clients()).isLessThanOrEqualTo(Rates.MOST_CLIENTS + 1);
    assertThat(rates.take("one that shares with all the others")).isPresent();
    assertThat(rates.take("client 1")).isEmpty();
  }

  @Test
  void whoHasNotAskedForLongIsForgotten() {
    for (int i = 0; i < Rates.MOST_CLIENTS * 2; i++) {
      rates.take("client " + i);
    }

    pass(20_000);

    assertThat(rates.take("another")).isEmpty();
    assertThat(rates.clients()).isEqualTo(1);
  }
}
