package org.spasmwatch.assessment.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.spasmwatch.knowledge.Statement.Use;
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
  public List<Signal> signals(Chart chart, Exposure exposure) {
    List<Signal> signals = new ArrayList<>();
    for (Warning warning : chart.knowledge().foremost(exposure.drug(), Warning.class)) {
      String index = warning.index();
      if (!concerns(exposure, warning)) {
        continue;
      }
      if (index == null) {
        signal(chart, exposure, warning, null).ifPresent(signals::add);
        continue;
      }
      for (Symptom symptom : chart.symptomsThatAre(index)) {
        signal(chart, exposure, warning, symptom).ifPresent(signals::add);
      }
    }
    return signals;
  }

  /**
   * Whether it fires anything and can be {@link #taken} at all, whenever what it is about began.
   */
  private static boolean concerns(Exposure exposure, Warning warning) {
    return warning.kind() != Kind.REGULATORY
        && warning.statement().use() != Use.REFERENCE
        && (exposure.ongoing() || (exposure.past() && warning.kind() == Kind.RED_FLAG));
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

  private Optional<Signal> signal(
      Chart chart, Exposure exposure, Warning warning, @Nullable Symptom index) {
    Criteria criteria = new Criteria(chart, Context.redFlag(exposure, index));
    if (warning.kind() == Kind.RED_FLAG && !criteria.allMet(signs(warning))) {
      return Optional.empty(); // before all else of it is weighed: most have no sign of theirs
    }
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
    List<Finding> signs = new ArrayList<>(facts.size());
    Span last = null;
    for (Fact fact : facts) {
      if (fact instanceof Finding sign) {
        signs.add(sign);
        Span onset = sign.onset();
        if (onset != null && (last == null || onset.latest().isAfter(last.latest()))) {
          last = onset;
        }
      }
    }
    return new Symptom("signs", last, null, signs);
  }
}
