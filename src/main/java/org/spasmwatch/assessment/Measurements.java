package org.spasmwatch.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.spasmwatch.assessment.Verdict.Met;
import org.spasmwatch.assessment.Verdict.NotMet;
import org.spasmwatch.assessment.Verdict.Undetermined;
import org.spasmwatch.knowledge.Criterion.Measured;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.terminology.Truth;

/**
 * Decides what is measured: by the newest value within the analyte's maximum age. Of several values
 * of the same time the one beyond the limit counts.
 */
final class Measurements {
  private final Chart chart;

  Measurements(Chart chart) {
    this.chart = chart;
  }

  Verdict decide(Measured criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    Set<String> policy = Set.of(limit.key());
    List<Measurement> newest = newest(criterion.analyte());
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

  /** The values that share the newest time; empty when there is none that is fresh enough. */
  List<Measurement> newest(String analyte) {
    Instant oldest = chart.at().minus(chart.policy().limit("maximum-age." + analyte).duration());
    List<Measurement> valid =
        chart.facts().measurements().stream()
            .filter(m -> m.analyte().equals(analyte))
            .filter(m -> m.taken() != null && !taken(m).isBefore(oldest))
            .sorted(Comparator.comparing(Measurement::reference))
            .toList();
    return valid.stream()
        .map(Measurements::taken)
        .max(Comparator.naturalOrder())
        .map(time -> valid.stream().filter(m -> taken(m).equals(time)).toList())
        .orElse(List.of());
  }

  private static Instant taken(Measurement measurement) {
    return Objects.requireNonNull(measurement.taken()).latest();
  }
}
