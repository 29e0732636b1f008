package org.spasmwatch.assessment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Truth;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

class WindowsTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @CsvSource({
    // event, start, days, within
    "2026-02-28, 2026-02-28, 2026-03-01, 2026-03-01, 14, FALSE",
    "2026-03-01, 2026-03-01, 2026-03-01, 2026-03-01, 14, TRUE",
    "2026-03-15, 2026-03-15, 2026-03-01, 2026-03-01, 14, TRUE",
    "2026-03-16, 2026-03-16, 2026-03-01, 2026-03-01, 14, FALSE",
    // an event that is known to the month
    "2026-03-01, 2026-03-31, 2026-02-28, 2026-02-28, 40, TRUE",
    "2026-03-01, 2026-03-31, 2026-02-28, 2026-02-28, 14, UNKNOWN",
    "2026-03-01, 2026-03-31, 2026-03-10, 2026-03-10, 40, UNKNOWN",
    "2026-03-01, 2026-03-31, 2026-01-01, 2026-01-01, 40, FALSE",
    // a start that is known to the month
    "2026-03-05, 2026-03-05, 2026-02-01, 2026-02-28, 40, TRUE",
    "2026-03-05, 2026-03-05, 2026-02-01, 2026-02-28, 30, UNKNOWN",
    "2026-02-10, 2026-02-10, 2026-02-01, 2026-02-28, 40, UNKNOWN"
  })
  void whatIsVagueIsDecidedWhenAllOfItLiesOnOneSide(
      String first, String last, String startFirst, String startLast, int days, Truth within) {
    assertThat(
            Windows.within(
                Facts.days(first, last), Facts.days(startFirst, startLast), Duration.ofDays(days)))
        .isEqualTo(within);
  }

  @Test
  void aStartThatIsBoundedFromAboveOnlyMayLieTooFarBack() {
    Span order = Span.notAfter(Instant.parse("2026-03-01T00:00:00Z"));

    assertThat(Windows.within(Facts.day("2026-03-05"), order, Duration.ofDays(14)))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void oneDayIsPreciseEnoughForLimitsInDaysAndLongerIsNot() {
    Instant from = START.plus(DAY.dividedBy(2));
    Span aDay = new Span(from, from.plus(DAY));
    Span longer = new Span(from, from.plus(DAY).plusMillis(1));

    assertThat(Windows.within(aDay, Span.at(START), DAY)).isEqualTo(Truth.TRUE);
    assertThat(Windows.within(longer, Span.at(START), DAY)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void aDrugsOwnWindowGoesBeforeThatOfItsClass() {
    Policy policy = Knowledge.bundled().policy();

    assertThat(Windows.ofWithdrawal(policy, "gabapentin", "gabapentinoids"))
        .isEqualTo("withdrawal-window.gabapentin");
    assertThat(Windows.ofWithdrawal(policy, "lorazepam", "benzodiazepines"))
        .isEqualTo("withdrawal-window.benzodiazepines");
  }
}
