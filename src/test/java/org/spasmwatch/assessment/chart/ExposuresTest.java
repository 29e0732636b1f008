package org.spasmwatch.assessment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.Span;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

/** What several records of one drug say together. */
class ExposuresTest {
  private static final MedicationUse STATED = Facts.taking("gabapentin", "2026-03-01");

  private static Chart chart(Orders orders, MedicationUse... uses) {
    return Chart.of(
        Facts.of(List.of(uses), List.of(), orders), Occasion.SIGNING, Knowledge.bundled());
  }

  private static Exposure joined(MedicationUse... uses) {
    return chart(Orders.NONE, uses).exposures().get(0);
  }

  private static MedicationUse order(String id, Status status, String from, @Nullable String to) {
    return Facts.use("MedicationRequest/" + id, "gabapentin", status, from, to);
  }

  private static DailyDose dose(Exposure exposure) {
    return Objects.requireNonNull(exposure.dailyDose());
  }

  private static MedicationUse inMonth(MedicationUse use) {
    return new MedicationUse(
        use.reference(),
        use.drugs(),
        use.status(),
        Facts.days("2026-03-01", "2026-03-31"),
        use.stop(),
        null,
        true,
        Set.of());
  }

  @Test
  void ordersThatBeginTogetherAreOneDoseInTwoStrengths() {
    Exposure exposure =
        joined(
            Facts.dosed(order("a", Status.CURRENT, "2026-03-01", null), 300),
            Facts.dosed(order("b", Status.CURRENT, "2026-03-01", null), 100));

    assertThat(dose(exposure).most()).isEqualByComparingTo("400");
  }

  @Test
  void anOrderAndAStatementTellTheSameTwice() {
    Exposure exposure =
        joined(
            Facts.dosed(STATED, 300),
            Facts.dosed(order("a", Status.CURRENT, "2026-03-01", null), 100));

    assertThat(dose(exposure).most()).isEqualByComparingTo("300");
  }

  @Test
  void theDoseIsThatOfTheLastStepAndItsStartTheIncrease() {
    Exposure exposure =
        joined(
            Facts.dosed(order("a", Status.CURRENT, "2026-03-01", null), 300),
            Facts.dosed(order("b", Status.CURRENT, "2026-03-15", null), 600));

    assertThat(dose(exposure).most()).isEqualByComparingTo("600");
    assertThat(exposure.increase()).isEqualTo(Facts.day("2026-03-15"));
    assertThat(exposure.start()).isEqualTo(Facts.day("2026-03-01"));
  }

  @ParameterizedTest
  @CsvSource({"300, 300", "600, 300"})
  void aStepThatIsNotHigherIsNoIncrease(int before, int after) {
    Exposure exposure =
        joined(
            Facts.dosed(order("a", Status.CURRENT, "2026-03-01", null), before),
            Facts.dosed(order("b", Status.CURRENT, "2026-03-15", null), after));

    assertThat(exposure.increase()).isNull();
  }

  @Test
  void anEarlierRecordWithoutAnEndLeavesTheStartOpen() {
    Exposure exposure = joined(STATED, order("a", Status.UNKNOWN, "2026-01-01", null));

    assertThat(exposure.start())
        .isEqualTo(new Span(Facts.day("2026-01-01").earliest(), Facts.day("2026-03-01").latest()));
  }

  @Test
  void aRecordFromWithinAVagueStartLeavesItAsItIs() {
    Exposure exposure = joined(inMonth(STATED), order("a", Status.UNKNOWN, "2026-03-05", null));

    assertThat(exposure.start()).isEqualTo(Facts.days("2026-03-01", "2026-03-31"));
  }

  @ParameterizedTest
  @CsvSource({"2026-01-30, true", "2026-01-28, false"})
  void courseAfterAGapOfThirtyDaysIsTheSame(String stopped, boolean same) {
    Exposure exposure = joined(STATED, Facts.took("gabapentin", "2025-12-01", stopped));

    assertThat(exposure.start()).isEqualTo(Facts.day(same ? "2025-12-01" : "2026-03-01"));
    assertThat(exposure.uses()).hasSize(same ? 2 : 1);
  }

  @ParameterizedTest
  @CsvSource({
    "PAST, 2026-01-01, 2026-02-01, 2025-12-31, false",
    "PAST, 2026-01-01, 2026-02-01, 2026-01-01, true",
    "PAST, 2026-01-01, 2026-02-01, 2026-02-01, true",
    "PAST, 2026-01-01, 2026-02-01, 2026-02-02, false",
    "PAST, , 2026-02-01, 2025-12-31, true",
    "PAST, 2026-01-01, , 2026-01-15, false",
    "PAST, 2026-01-01, 2026-02-01, , false",
    "CURRENT, 2026-01-01, 2026-02-01, 2026-01-15, false",
  })
  void whatBeganOnAStoppedDrugBeganBetweenItsStartAndItsStop(
      Status status,
      @Nullable String from,
      @Nullable String to,
      @Nullable String onset,
      boolean taken) {
    MedicationUse use = Facts.use("MedicationStatement/x", "gabapentin", status, from, to);
    Exposure exposure =
        new Exposure("gabapentin", status, use.start(), use.stop(), null, null, List.of(use));

    assertThat(exposure.hadBeenTakenAt(onset == null ? null : Facts.day(onset))).isEqualTo(taken);
  }

  @Test
  void theEndOfEveryOrderInForceEndsTheDrugWhateverEndedBefore() {
    MedicationUse now = order("now", Status.CURRENT, "2026-03-01", null);
    MedicationUse over = order("over", Status.PAST, "2026-01-01", "2026-02-27");
    Chart chart =
        chart(new Orders(Set.of(), Set.of("MedicationRequest/now"), Set.of(), Set.of()), now, over);

    assertThat(chart.exposures().get(0).uses()).hasSize(2);
    assertThat(chart.ending(chart.exposures().get(0))).isTrue();
  }

  @Test
  void theEndOfOneOrderOfTwoEndsNothing() {
    Chart chart =
        chart(
            new Orders(Set.of(), Set.of("MedicationRequest/a"), Set.of(), Set.of()),
            order("a", Status.CURRENT, "2026-03-01", null),
            order("b", Status.CURRENT, "2026-03-01", null));

    assertThat(chart.ending(chart.exposures().get(0))).isFalse();
  }

  @Test
  void theDoseUntilNowIsThatOfTheOrdersWhosePlaceIsTaken() {
    MedicationUse over = Facts.dosed(order("over", Status.PAST, "2026-01-01", "2026-02-27"), 1200);
    MedicationUse now = Facts.dosed(order("now", Status.CURRENT, "2026-03-01", null), 900);
    MedicationUse draft = Facts.dosed(order("draft", Status.INTENDED, "2026-04-21", null), 300);
    Orders orders =
        new Orders(
            Set.of("MedicationRequest/draft"), Set.of("MedicationRequest/now"), Set.of(), Set.of());
    Chart chart = chart(orders, over, now, draft);
    Exposure exposure = chart.exposures().get(0);

    assertThat(dose(exposure).most()).isEqualByComparingTo("300");
    assertThat(chart.doseBefore(exposure))
        .hasValueSatisfying(
            before -> assertThat(before.most()).isEqualByComparingTo(new BigDecimal(900)));
  }
}
