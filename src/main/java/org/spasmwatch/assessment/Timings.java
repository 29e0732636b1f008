package org.spasmwatch.assessment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Span;

/**
 * Places an onset against an exposure. What could be either way is {@code unknown}: a start that is
 * only bounded by an order's date never proves that the finding was there before.
 */
final class Timings {
  private final Chart chart;

  Timings(Chart chart) {
    this.chart = chart;
  }

  Timing onTreatment(Exposure exposure, @Nullable Symptom symptom) {
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
    return change != null
        && onset.certainlyNotBefore(change)
        && !onset.earliest().isAfter(change.latest().plus(recent));
  }

  /** Against the stop of a past exposure, within the drug's own window, its last day included. */
  Timing withdrawal(Exposure exposure, Symptom symptom, Duration window) {
    Span stop = exposure.stop();
    if (stop == null) {
      return Timing.UNKNOWN;
    }
    Span onset = symptom.onset();
    Instant end = stop.latest().plus(window);
    if (onset == null) {
      return chart.at().isAfter(end) ? Timing.AFTER_WITHDRAWAL_WINDOW : Timing.UNKNOWN;
    }
    if (onset.certainlyBefore(stop)) {
      return Timing.BEFORE_START;
    }
    return onset.earliest().isAfter(end)
        ? Timing.AFTER_WITHDRAWAL_WINDOW
        : Timing.WITHIN_WITHDRAWAL;
  }
}
