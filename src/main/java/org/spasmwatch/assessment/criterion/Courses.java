package org.spasmwatch.assessment.criterion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/** Compares how long a drug has been taken, or would be by an order, with a limit. */
public final class Courses {
  private final Chart chart;

  Courses(Chart chart) {
    this.chart = chart;
  }

  /**
   * Whether the course lies beyond the limit; empty when nobody can say how long it is. A limit
   * that must not be passed is one of the whole course, to the end that an order of this moment
   * plans. One that has to be reached is a step, which is behind the patient today or is not.
   */
  Optional<Truth> longerThan(Limit limit, Exposure exposure) {
    Span start = exposure.start();
    Span end = limit.bound() == Bound.AT_LEAST ? today(exposure) : end(exposure);
    if (start == null || end == null) {
      return Optional.empty();
    }
    Truth shortest = limit.holds(days(start.latest(), end.earliest()));
    if (shortest == Truth.TRUE || !start.bounded()) {
      return Optional.of(shortest).filter(truth -> truth == Truth.TRUE);
    }
    Truth longest = limit.holds(days(start.earliest(), end.latest()));
    return Optional.of(shortest == longest ? longest : Truth.UNKNOWN);
  }

  /** What an order would begin is on its first day, unless it may go on from an earlier course. */
  private @Nullable Span today(Exposure exposure) {
    if (!chart.planned(exposure)) {
      return end(exposure, null);
    }
    return chart.exposures().stream().anyMatch(other -> runsInto(other, exposure))
        ? null
        : Span.at(chart.at());
  }

  private boolean runsInto(Exposure earlier, Exposure planned) {
    Span stop = earlier.stop();
    Instant oldest = chart.at().minus(chart.policy().limit("exposure-gap").duration());
    return earlier.drug().equals(planned.drug())
        && earlier.past()
        && (stop == null || !stop.latest().isBefore(oldest));
  }

  /**
   * Until when it is known to have been taken, or would be by an order of this moment: how long is
   * open while that is not known.
   */
  private @Nullable Span end(Exposure exposure) {
    return end(exposure, chart.plannedEnd(exposure));
  }

  private @Nullable Span end(Exposure exposure, @Nullable Span planned) {
    return switch (exposure.status()) {
      case CURRENT ->
          planned != null && planned.latest().isAfter(chart.at()) ? planned : Span.at(chart.at());
      case PAST -> exposure.stop();
      case UNKNOWN -> null;
      case INTENDED -> planned;
    };
  }

  /**
   * In days of the calendar, as courses and steps are counted: a dose at noon is not half a day.
   */
  public static Quantity days(Instant from, Instant to) {
    return Quantity.of(BigDecimal.valueOf(day(to) - day(from)), "d");
  }

  private static long day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }
}
