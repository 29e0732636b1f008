package org.spasmwatch.assessment.criterion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.KidneyFunction;
import org.spasmwatch.assessment.criterion.Verdict.Met;
import org.spasmwatch.assessment.criterion.Verdict.NotMet;
import org.spasmwatch.assessment.criterion.Verdict.Undetermined;
import org.spasmwatch.knowledge.Criterion.Measured;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Truth;

/**
 * Decides what is measured: by the newest value within the analyte's maximum age. Of several values
 * of the same time the one beyond the limit counts.
 */
public final class Measurements {
  private static final String MAXIMUM_AGE = "maximum-age.";
  private static final Duration DAY = Duration.ofDays(1);
  private static final Comparator<Measurement> BY_REFERENCE =
      Comparator.comparing(Measurement::reference);

  private final Chart chart;

  public Measurements(Chart chart) {
    this.chart = chart;
  }

  Verdict decide(Measured criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    List<Measurement> newest = newest(criterion.analyte());
    if (newest.isEmpty()) {
      return new Undetermined(Set.of(criterion.analyte()), Set.of(limit.key()));
    }
    Set<String> policy = policy(limit, newest);
    List<Fact> beyond = where(newest, criterion, limit, Truth.TRUE);
    if (!beyond.isEmpty()) {
      return new Met(beyond, policy);
    }
    List<Fact> within = where(newest, criterion, limit, Truth.FALSE);
    return within.size() < newest.size()
        ? new Undetermined(Set.of(criterion.analyte()), policy)
        : new NotMet(within, Set.of(), policy);
  }

  private Set<String> policy(Limit limit, List<Measurement> newest) {
    boolean computed =
        !chart.computed().isEmpty() && newest.stream().anyMatch(chart.computed()::contains);
    return computed ? Set.of(limit.key(), KidneyFunction.EQUATION) : Set.of(limit.key());
  }

  private static List<Fact> where(
      List<Measurement> newest, Measured criterion, Limit limit, Truth wanted) {
    List<Fact> there = new ArrayList<>(newest.size());
    for (Measurement measurement : newest) {
      if (beyond(measurement, criterion, limit) == wanted) {
        there.add(measurement);
      }
    }
    return there;
  }

  /** The laboratory's own reading, where it has one and it counts; else the limit of the policy. */
  private static Truth beyond(Measurement measurement, Measured criterion, Limit limit) {
    if (!criterion.ownRange() || measurement.flag() == Flag.NONE) {
      return limit.holds(measurement.value());
    }
    boolean low = limit.bound() == Bound.BELOW || limit.bound() == Bound.AT_MOST;
    return Truth.of(measurement.flag() == (low ? Flag.LOW : Flag.HIGH));
  }

  /**
   * The values that no other is known to be newer than, of those that are certainly not too old, to
   * the day; none when there is none.
   */
  public List<Measurement> newest(String analyte) {
    List<Measurement> measured = newest(analyte, chart.recorded().values(analyte));
    return measured.isEmpty() && analyte.equals(KidneyFunction.EGFR)
        ? newest(KidneyFunction.CREATININE, chart.computed())
        : measured;
  }

  private List<Measurement> newest(String analyte, List<Measurement> values) {
    return values.isEmpty()
        ? values
        : newest(values, chart.at().minus(chart.policy().limit(MAXIMUM_AGE + analyte).duration()));
  }

  /** In one pass: what ends before the last of all begins is known to be older. */
  private static List<Measurement> newest(List<Measurement> measurements, Instant oldest) {
    List<Measurement> fresh = new ArrayList<>();
    Instant last = Instant.MIN;
    for (Measurement measurement : measurements) {
      Span taken = measurement.taken();
      if (taken != null && fresh(taken, oldest)) {
        fresh.add(measurement);
        last = taken.earliest().isAfter(last) ? taken.earliest() : last;
      }
    }
    Instant begun = last;
    fresh.removeIf(m -> taken(m).latest().isBefore(begun));
    fresh.sort(BY_REFERENCE);
    return fresh;
  }

  private static boolean fresh(Span taken, Instant oldest) {
    return !taken.latest().isBefore(oldest) && !taken.earliest().isBefore(oldest.minus(DAY));
  }

  private static Span taken(Measurement measurement) {
    return Objects.requireNonNull(measurement.taken());
  }
}
