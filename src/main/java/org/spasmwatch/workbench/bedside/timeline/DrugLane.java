package org.spasmwatch.workbench.bedside.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.Span;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Bar;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;

/**
 * The records of one drug as bars, one for each step of a schedule. Those that overlap lie below
 * one another, so that each can be read.
 */
final class DrugLane {
  private static final int NAME = 22;
  private static final int BAR = 24;
  private static final int GAP = 6;
  private static final double THIN = 0.6;

  private final String name;
  private final Axis axis;
  private final Instant at;
  private final int top;
  private final List<Double> ends = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();

  DrugLane(String name, Axis axis, Instant at, int top) {
    this.name = name;
    this.axis = axis;
    this.at = at;
    this.top = top;
  }

  /** A time of one dose, after which the drug was stopped or taken otherwise; a null end is now. */
  private record Step(
      @Nullable Span begin, @Nullable Span end, @Nullable DailyDose dose, boolean stopped) {}

  /** The exposure that the drug was assessed as knows of stops that a record leaves out. */
  void add(List<MedicationUse> uses, @Nullable Exposure exposure) {
    Span stopped = exposure != null && exposure.past() ? exposure.stop() : null;
    uses.stream()
        .sorted(
            Comparator.comparing((MedicationUse use) -> axis.begin(use.start()))
                .thenComparing(MedicationUse::reference))
        .forEach(use -> add(use, use.stop() == null ? stopped : use.stop()));
  }

  Lane lane() {
    return new Lane("drug", name, top, 0, bars, List.of(), List.of(), List.of());
  }

  int height() {
    return NAME + ends.size() * BAR + GAP;
  }

  private void add(MedicationUse use, @Nullable Span stop) {
    int row = row(axis.begin(use.start()));
    for (Step step : steps(use, stop)) {
      Bar bar = bar(use, step, top + NAME + row * BAR);
      ends.set(row, bar.end());
      bars.add(bar);
    }
  }

  /** The first row in which there is room from there on. */
  private int row(double from) {
    for (int row = 0; row < ends.size(); row++) {
      if (ends.get(row) <= from) {
        return row;
      }
    }
    ends.add(from);
    return ends.size() - 1;
  }

  /** What is still to come is not drawn. */
  private List<Step> steps(MedicationUse use, @Nullable Span stop) {
    List<DoseStage> stages =
        use.stages().stream().filter(stage -> !stage.begin().earliest().isAfter(at)).toList();
    if (stages.size() < 2) {
      return List.of(new Step(use.start(), stop, use.dailyDose(), stop != null));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      boolean last = i == stages.size() - 1;
      Span end = last ? stop : stages.get(i + 1).begin();
      steps.add(new Step(stages.get(i).begin(), end, stages.get(i).dose(), last && stop != null));
    }
    return steps;
  }

  private Bar bar(MedicationUse use, Step step, int y) {
    Span start = step.begin();
    Span stop = step.end();
    DailyDose daily = step.dose();
    double from = axis.begin(start);
    double to = stop == null ? axis.x(at) : axis.x(stop.latest());
    String dose = daily == null ? "" : daily.spoken() + " mg/d";
    return new Bar(
        from,
        y,
        Math.max(THIN, Percent.of(to - from)),
        dose,
        start == null || !start.bounded(),
        step.stopped(),
        use.reference(),
        TimelineMaker.words(
            Stream.of(
                name,
                dose,
                "from " + TimelineMaker.day(start),
                stop == null ? "" : "until " + TimelineMaker.day(stop))));
  }
}
