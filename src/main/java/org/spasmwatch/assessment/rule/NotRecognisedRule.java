package org.spasmwatch.assessment.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient takes a drug and has what the drug is not known to cause: the statement says to look
 * elsewhere. It speaks of that very finding only, never of one that is merely related.
 */
public final class NotRecognisedRule implements Rule {

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    List<NotRecognised> denials = chart.knowledge().about(exposure.drug(), NotRecognised.class);
    if (denials.isEmpty() || !exposure.ongoing()) {
      return List.of();
    }
    List<Signal> signals = new ArrayList<>();
    for (NotRecognised denial : denials) {
      for (Symptom symptom : chart.symptoms()) {
        if (denial.denies() == Denies.CAUSES && speaksOf(chart, denial, symptom)) {
          signal(chart, exposure, denial, symptom).ifPresent(signals::add);
        }
      }
    }
    return signals;
  }

  private static Optional<Signal> signal(
      Chart chart, Exposure exposure, NotRecognised denial, Symptom symptom) {
    Closeness closeness = chart.closeness(symptom, denial.effect());
    Timing timing = new Timings(chart).onTreatment(exposure, symptom);
    Criteria criteria = new Criteria(chart, Context.of(exposure, symptom));
    Weighing weighing = Weighing.of(denial.statement(), criteria, List.of());
    return weighing.applies() && timing.plausible()
        ? Optional.of(new Signal(denial, exposure, null, symptom, closeness, timing, weighing))
        : Optional.empty();
  }

  public static boolean speaksOf(Chart chart, NotRecognised denial, Symptom symptom) {
    Closeness closeness = chart.closeness(symptom, denial.effect());
    return closeness.certain() || closeness == Closeness.BROADER;
  }
}
