package org.spasmwatch.workbench.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;
import org.spasmwatch.workbench.bedside.timeline.Timeline;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Band;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Bar;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Limit;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Mark;

class TimelineTest {

  private static Lane lab(Lab... labs) {
    return Sheets.timeline(Sheets.labs(labs)).lanes().get(0);
  }

  private static List<Bar> drug(Medicine... medicines) {
    Timeline timeline =
        Sheets.timeline(Sheets.of(List.of(medicines), List.of(), List.of(), List.of()));
    return timeline.lanes().stream().flatMap(lane -> lane.bars().stream()).toList();
  }

  @Test
  void whatCameFirstStandsToTheLeft() {
    Timeline timeline = Sheets.timeline(Sheets.story("gabapentin-and-failing-kidneys"));

    assertThat(timeline.lanes()).extracting(Lane::kind).containsExactly("drug", "finding", "lab");
    Bar drug = timeline.lanes().get(0).bars().get(0);
    assertThat(drug.x()).isLessThan(timeline.lanes().get(1).marks().get(0).x());
    assertThat(drug.label()).isEqualTo("2400 mg/d");
    assertThat(timeline.lanes().get(2).limits()).hasSize(1);
    assertThat(timeline.lanes().get(2).marks()).hasSize(2);
  }

  @Test
  void aLaboratorysOwnRangeIsABandBehindItsValues() {
    Lane lane =
        lab(
            new Lab("sodium", "139", "", "135-145", "2026-03-30"),
            new Lab("sodium", "131", "", "135-145", "2026-04-20"));

    Mark normal = lane.marks().get(0);
    Mark low = lane.marks().get(1);
    assertThat(lane.bands()).extracting(Band::label).containsExactly("135–145 mmol/L", "");
    assertThat(lane.bands())
        .allMatch(band -> band.y() < normal.y() && normal.y() < band.y() + band.height())
        .allMatch(band -> low.y() > band.y() + band.height());
    assertThat(lane.bands().get(0).width() + lane.bands().get(1).width()).isEqualTo(100);
    assertThat(lane.free()).isEqualTo(normal.x());
    assertThat(low.flag()).isEqualTo("low");
    assertThat(low.spoken())
        .isEqualTo("serum sodium, 131 mmol/L, low, reference range 135–145 mmol/L, 2026-04-20");
  }

  @Test
  void eachValueHasTheRangeThatItCameWith() {
    Lane lane =
        lab(
            new Lab("sodium", "139", "", "", "2026-02-01"),
            new Lab("sodium", "137", "", "136-145", "2026-03-01"),
            new Lab("sodium", "134", "", "133-146", "2026-04-01"));

    assertThat(lane.bands())
        .extracting(Band::label)
        .containsExactly("136–145 mmol/L", "133–146 mmol/L");
    assertThat(lane.bands().get(0).x()).isEqualTo(lane.marks().get(0).x());
    assertThat(lane.bands().get(1).x()).isEqualTo(lane.marks().get(1).x());
  }

  @Test
  void valuesThatLieOnOneAnotherAreWrittenOnceAndTheNewestIs() {
    Lane lane =
        lab(
            new Lab("sodium", "139", "", "", "2026-02-01"),
            new Lab("sodium", "134", "", "", "2026-04-19"),
            new Lab("sodium", "134", "", "", "2026-04-20"));

    assertThat(lane.marks()).extracting(Mark::label).containsExactly("139", "", "134");
    assertThat(lane.marks().get(1).spoken()).isEqualTo("serum sodium, 134 mmol/L, 2026-04-19");
  }

  @Test
  void ofMoreRecordsThanCanBeToldApartTheNewestAreDrawn() {
    Lab[] daily =
        IntStream.range(0, 70)
            .mapToObj(day -> LocalDate.parse("2026-02-01").plusDays(day).toString())
            .map(day -> new Lab("sodium", "139", "", "", day))
            .toArray(Lab[]::new);
    Timeline timeline = Sheets.timeline(Sheets.labs(daily));

    assertThat(timeline.left()).isEqualTo(10);
    assertThat(timeline.lanes().get(0).marks()).hasSize(60);
    assertThat(timeline.lanes().get(0).marks().get(59).spoken()).endsWith("2026-04-11");
  }

  @Test
  void aRangeWithOneEndReachesTheEdgeOfItsLane() {
    Lane lane = lab(new Lab("egfr", "34", "", ">= 60", "2026-04-18"));
    Limit limit = lane.limits().get(0);

    Band band = lane.bands().get(0);
    assertThat(band.label()).isEqualTo("≥ 60 mL/min/1.73 m²");
    assertThat(band.y()).isLessThan(limit.y());
    assertThat(band.y() + band.height()).isEqualTo(limit.y());
    assertThat(limit.below()).isTrue();
  }

  @Test
  void aRangeIsInTheUnitInWhichTheValueIsDrawn() {
    Lane lane = lab(new Lab("calcium", "2", "mmol/L", "2.2-2.6", "2026-04-18"));

    assertThat(lane.marks().get(0).flag()).isEqualTo("low");
    assertThat(lane.bands().get(0).label()).isEqualTo("8.8176–10.4208 mg/dL");
  }

  @Test
  void whatEndedIsToldFromWhatGoesOn() {
    List<Bar> bars =
        drug(
            new Medicine("gabapentin", "300", "2025-04-01", "2025-10-01"),
            new Medicine("gabapentin", "900", "2025-10-01", ""));

    assertThat(bars).extracting(Bar::over).containsExactly(true, false);
    assertThat(bars).extracting(Bar::y).containsOnly(bars.get(0).y());
    assertThat(bars.get(0).spoken())
        .isEqualTo("gabapentin, 300 mg/d, from 2025-04-01, until 2025-10-01");
    assertThat(bars.get(0).end()).isEqualTo(bars.get(1).x());
  }

  @Test
  void whatEndedLongAgoIsShownThoughNothingIsSaidOfItAnyMore() {
    List<Bar> bars =
        drug(
            new Medicine("gabapentin", "300", "2025-04-01", "2025-04-20"),
            new Medicine("gabapentin", "600", "2026-04-19", ""));

    assertThat(bars).extracting(Bar::label).containsExactly("300 mg/d", "600 mg/d");
  }

  @Test
  void recordsThatOverlapLieBelowOneAnother() {
    List<Bar> bars =
        drug(
            new Medicine("gabapentin", "300", "2025-04-01", ""),
            new Medicine("Neurontin", "900", "2025-10-01", ""));

    assertThat(bars.get(0).y()).isLessThan(bars.get(1).y());
  }

  @Test
  void aLabelStandsWhereItHasRoom() {
    assertThat(drug(new Medicine("gabapentin", "300", "2025-04-01", "")).get(0).place())
        .isEqualTo("in");
    assertThat(
            drug(
                    new Medicine("baclofen", "60", "2026-04-11", "2026-04-12"),
                    new Medicine("gabapentin", "600", "2026-04-20", ""))
                .stream()
                .map(Bar::place))
        .containsExactlyInAnyOrder("after", "before");
  }
}
