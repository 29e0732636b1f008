package org.spasmwatch.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final Span FIRST = day("2026-03-01");
  private static final Span SECOND = day("2026-03-02");
  private static final Span MARCH =
      new Span(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-31T23:59:59.999Z"));

  private static Span day(String date) {
    return new Span(Instant.parse(date + "T00:00:00Z"), Instant.parse(date + "T23:59:59.999Z"));
  }

  @Test
  void whatIsLaterByADayHasNoEarliestWhereItHadNone() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    Instant next = Instant.parse("2026-03-02T12:00:00Z");

    assertThat(Span.at(noon).later(Duration.ofDays(1))).isEqualTo(Span.at(next));
    assertThat(Span.notAfter(noon).later(Duration.ofDays(1))).isEqualTo(Span.notAfter(next));
  }

  @Test
  void whatIsKnownToADayIsNoMonth() {
    assertThat(day("2026-03-01").toTheDay()).isTrue();
    assertThat(MARCH.toTheDay()).isFalse();
    assertThat(MARCH.certainlyNotBefore(MARCH)).isFalse();
    assertThat(Span.notAfter(Instant.parse("2026-03-01T12:00:00Z")).toTheDay()).isFalse();
  }

  @Test
  void separateDaysAreOrdered() {
    assertThat(FIRST.certainlyBefore(SECOND)).isTrue();
    assertThat(SECOND.certainlyBefore(FIRST)).isFalse();
    assertThat(SECOND.certainlyNotBefore(FIRST)).isTrue();
    assertThat(FIRST.certainlyNotBefore(SECOND)).isFalse();
  }

  @Test
  void whatOverlapsIsNeitherBeforeNorAfter() {
    assertThat(FIRST.certainlyBefore(MARCH)).isFalse();
    assertThat(FIRST.certainlyNotBefore(MARCH)).isFalse();
    assertThat(MARCH.certainlyNotBefore(FIRST)).isFalse();
  }

  @Test
  void theSameSpanCountsAsNotBefore() {
    assertThat(FIRST.certainlyNotBefore(day("2026-03-01"))).isTrue();
    assertThat(FIRST.certainlyBefore(day("2026-03-01"))).isFalse();
  }

  @Test
  void aBoundFromAboveNeverProvesBefore() {
    Span order = Span.notAfter(Instant.parse("2026-03-10T00:00:00Z"));

    assertThat(order.bounded()).isFalse();
    assertThat(FIRST.bounded()).isTrue();
    assertThat(FIRST.certainlyBefore(order)).isFalse();
    assertThat(day("2026-03-11").certainlyNotBefore(order)).isTrue();
  }

  @Test
  void nearnessReachesOverTheGapInBothDirectionsItsEndIncluded() {
    Duration day = Duration.ofDays(1);
    Span later = Span.at(FIRST.latest().plus(day));
    Span tooLate = Span.at(FIRST.latest().plus(day).plusMillis(1));

    assertThat(FIRST.within(day, later)).isTrue();
    assertThat(later.within(day, FIRST)).isTrue();
    assertThat(FIRST.within(day, tooLate)).isFalse();
    assertThat(tooLate.within(day, FIRST)).isFalse();
  }

  @Test
  void anOpenBeginningIsNearToAllThatCameBefore() {
    Span open = Span.notAfter(FIRST.latest());

    assertThat(open.within(Duration.ofDays(1), day("1999-01-01"))).isTrue();
    assertThat(open.within(Duration.ofDays(1), day("2026-04-01"))).isFalse();
  }

  @Test
  void aSpanThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new Span(SECOND.latest(), FIRST.earliest()))
        .hasMessageContaining("ends before");
  }
}
