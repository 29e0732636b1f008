package org.spasmwatch.assessment.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.assessment.criterion.Weighing.Standing;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Closeness;

/**
 * Red flags, and the differentials and precautions that stand by. A red flag with an index symptom
 * stays whatever the timing; one by its own signs is the drug's only when they did not begin before
 * it.
 */
public final class WarningRule implements Rule {

  @Override
  public Stream<Signal> signals(Chart chart, Exposure exposure) {
    return chart.knowledge().foremost(exposure.drug(), Warning.class).stream()
        .filter(warning -> warning.kind() != Kind.REGULATORY)
        .flatMap(warning -> signals(chart, exposure, warning));
  }

  /**
   * Whether the drug is taken, or was when that began which a red flag is about. When it was
   * stopped but nobody knows when, a symptom with a red flag may still have begun on it: the higher
   * urgency wins (CON-08).
   */
  public static boolean taken(Exposure exposure, Warning warning, @Nullable Span began) {
    boolean perhapsOngoing = exposure.stop() == null && warning.index() != null;
    return exposure.ongoing()
        || (exposure.past()
            && warning.kind() == Kind.RED_FLAG
            && (perhapsOngoing || exposure.hadBeenTakenAt(began)));
  }

  private Stream<Signal> signals(Chart chart, Exposure exposure, Warning warning) {
    String index = warning.index();
    if (index == null) {
      return signal(chart, exposure, warning, null).stream();
    }
    return chart
        .symptomsThatAre(index)
        .flatMap(symptom -> signal(chart, exposure, warning, symptom).stream());
  }

  private Optional<Signal> signal(
      Chart chart, Exposure exposure, Warning warning, @Nullable Symptom index) {
    Criteria criteria = new Criteria(chart, Context.redFlag(exposure, index));
    Weighing weighing = Weighing.of(warning.statement(), criteria, signs(warning));
    if (!speaks(warning, weighing)) {
      return Optional.empty();
    }
    Symptom began = index == null ? signsOf(weighing.facts()) : index;
    if (!taken(exposure, warning, began.onset())) {
      return Optional.empty();
    }
    Timing timing = new Timings(chart).onTreatment(exposure, began);
    boolean ownSigns = warning.kind() == Kind.RED_FLAG && index == null;
    return ownSigns && !timing.plausible()
        ? Optional.empty()
        : Optional.of(
            new Signal(warning, exposure, null, index, Closeness.EXACT, timing, weighing));
  }

  /** A red flag needs its signs; another cause is worth a thought while nothing refutes it. */
  private static boolean speaks(Warning warning, Weighing weighing) {
    return weighing.applies()
        || (warning.kind() != Kind.RED_FLAG && weighing.standing() == Standing.OPEN);
  }

  private static List<Criterion> signs(Warning warning) {
    Criterion signs = warning.signs();
    return signs == null ? List.of() : List.of(signs);
  }

  /** The signs as one symptom: it began when the last of them did. */
  public static Symptom signsOf(List<Fact> facts) {
    List<Finding> signs =
        facts.stream().filter(Finding.class::isInstance).map(Finding.class::cast).toList();
    Span onset =
        signs.stream()
            .map(Finding::onset)
            .filter(Objects::nonNull)
            .max(Comparator.comparing(Span::latest))
            .orElse(null);
    return new Symptom("signs", onset, null, signs);
  }
}
