package org.spasmwatch.assessment.criterion;

import java.time.Duration;
import java.time.Instant;
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
  private static final Duration DAY = Duration.ofDays(1);

  private final Chart chart;

  public Measurements(Chart chart) {
    this.chart = chart;
  }

  Verdict decide(Measured criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    List<Measurement> newest = newest(criterion.analyte());
    Set<String> policy =
        newest.stream().anyMatch(chart.computed()::contains)
            ? Set.of(limit.key(), KidneyFunction.EQUATION)
            : Set.of(limit.key());
    List<Fact> beyond = where(newest, criterion, limit, Truth.TRUE);
    if (!beyond.isEmpty()) {
      return new Met(beyond, policy);
    }
    List<Fact> within = where(newest, criterion, limit, Truth.FALSE);
    return within.isEmpty() || within.size() < newest.size()
        ? new Undetermined(Set.of(criterion.analyte()), policy)
        : new NotMet(within, Set.of(), policy);
  }

  private static List<Fact> where(
      List<Measurement> newest, Measured criterion, Limit limit, Truth wanted) {
    return newest.stream()
        .filter(m -> beyond(m, criterion, limit) == wanted)
        .map(Fact.class::cast)
        .toList();
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
    Instant oldest = chart.at().minus(chart.policy().limit("maximum-age." + analyte).duration());
    List<Measurement> measured = newest(analyte, chart.facts().measurements(), oldest);
    if (!measured.isEmpty() || !analyte.equals(KidneyFunction.EGFR)) {
      return measured;
    }
    Instant recent = chart.at().minus(creatinineAge());
    return newest(analyte, chart.computed(), recent);
  }

  private Duration creatinineAge() {
    return chart.policy().limit("maximum-age.creatinine").duration();
  }

  private static List<Measurement> newest(
      String analyte, List<Measurement> measurements, Instant oldest) {
    List<Measurement> valid =
        measurements.stream()
            .filter(m -> m.analyte().equals(analyte))
            .filter(m -> m.taken() != null && fresh(taken(m), oldest))
            .sorted(Comparator.comparing(Measurement::reference))
            .toList();
    return valid.stream()
        .filter(m -> valid.stream().noneMatch(o -> taken(m).certainlyBefore(taken(o))))
        .toList();
  }

  private static boolean fresh(Span taken, Instant oldest) {
    return !taken.latest().isBefore(oldest) && !taken.earliest().isBefore(oldest.minus(DAY));
  }

  private static Span taken(Measurement measurement) {
    return Objects.requireNonNull(measurement.taken());
  }
}
