package org.spasmwatch.workbench.bedside.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Span;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Bar;

class DrugLaneTest {
  private static final Instant NOW = day("2026-04-21");

  private static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  private static DoseStage stage(String begin, String dose) {
    return new DoseStage(Span.at(day(begin)), DailyDose.of(new BigDecimal(dose)));
  }

  private static List<Bar> bars(@Nullable String stop, DoseStage... stages) {
    MedicationUse use =
        new MedicationUse(
            "MedicationStatement/1",
            Set.of("gabapentin"),
            Status.CURRENT,
            Span.at(day("2026-04-01")),
            stop == null ? null : Span.at(day(stop)),
            null,
            true,
            Set.of(),
            null,
            List.of(stages));
    DrugLane lane = new DrugLane("gabapentin", new Axis(Stream.of(day("2026-04-01")), NOW), NOW, 0);
    lane.add(List.of(use), null);
    return lane.lane().bars();
  }

  @Test
  void eachStepOfAScheduleIsABar() {
    List<Bar> bars = bars(null, stage("2026-04-01", "300"), stage("2026-04-08", "600"));

    assertThat(bars).extracting(Bar::label).containsExactly("300 mg/d", "600 mg/d");
    assertThat(bars.get(0).end()).isEqualTo(bars.get(1).x());
    assertThat(bars).noneMatch(Bar::over);
  }

  @Test
  void onlyTheLastStepIsEndedByAStop() {
    List<Bar> bars = bars("2026-04-15", stage("2026-04-01", "300"), stage("2026-04-08", "600"));

    assertThat(bars).extracting(Bar::over).containsExactly(false, true);
  }

  @Test
  void aStepThatIsStillToComeIsNotDrawn() {
    assertThat(bars(null, stage("2026-04-01", "300"), stage("2026-05-01", "600"))).hasSize(1);
  }
}
