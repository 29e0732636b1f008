package org.spasmwatch.assessment.chart;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Truth;

/**
 * Places an onset against an exposure. What could be either way is {@code unknown}: a start that is
 * only bounded by an order's date never proves that the finding was there before.
 */
public final class Timings {
  private final Chart chart;

  public Timings(Chart chart) {
    this.chart = chart;
  }

  public Timing onTreatment(Exposure exposure, @Nullable Symptom symptom) {
    Span onset = symptom == null ? null : symptom.onset();
    Span start = exposure.start();
    if (onset == null || start == null) {
      return Timing.UNKNOWN;
    }
    if (onset.certainlyBefore(start)) {
      return Timing.BEFORE_START;
    }
    if (!onset.certainlyNotBefore(start)) {
      return Timing.UNKNOWN;
    }
    return soonAfter(exposure.increase(), onset) ? Timing.AFTER_INCREASE : Timing.AFTER_START;
  }

  private boolean soonAfter(@Nullable Span change, Span onset) {
    Duration recent = chart.policy().limit("recent-change").duration();
    return change != null && Windows.within(onset, change, recent) == Truth.TRUE;
  }

  /** Against the stop of a past exposure, within the drug's own window, its last day included. */
  public Timing withdrawal(Exposure exposure, Symptom symptom, Duration window) {
    Span stop = exposure.stop();
    if (stop == null) {
      return Timing.UNKNOWN;
    }
    Span onset = symptom.onset();
    if (onset == null) {
      boolean over = chart.at().isAfter(stop.latest().plus(window));
      return over ? Timing.AFTER_WITHDRAWAL_WINDOW : Timing.UNKNOWN;
    }
    if (onset.certainlyBefore(stop)) {
      return Timing.BEFORE_START;
    }
    return switch (Windows.within(onset, stop, window)) {
      case TRUE -> Timing.WITHIN_WITHDRAWAL;
      case FALSE -> Timing.AFTER_WITHDRAWAL_WINDOW;
      case UNKNOWN -> Timing.UNKNOWN;
    };
  }
}
