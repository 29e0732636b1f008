package org.spasmwatch.assessment.rule;

import java.util.List;
import java.util.stream.Stream;
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
  public Stream<Signal> signals(Chart chart, Exposure exposure) {
    if (!exposure.ongoing()) {
      return Stream.empty();
    }
    return chart.knowledge().about(exposure.drug(), NotRecognised.class).stream()
        .filter(denial -> denial.denies() == Denies.CAUSES)
        .flatMap(
            denial ->
                chart.symptoms().stream()
                    .flatMap(symptom -> signal(chart, exposure, denial, symptom)));
  }

  private static Stream<Signal> signal(
      Chart chart, Exposure exposure, NotRecognised denial, Symptom symptom) {
    if (!speaksOf(chart, denial, symptom)) {
      return Stream.empty();
    }
    Closeness closeness = chart.closeness(symptom, denial.effect());
    Timing timing = new Timings(chart).onTreatment(exposure, symptom);
    Criteria criteria = new Criteria(chart, Context.of(exposure, symptom));
    Weighing weighing = Weighing.of(denial.statement(), criteria, List.of());
    return weighing.applies() && timing.plausible()
        ? Stream.of(new Signal(denial, exposure, null, symptom, closeness, timing, weighing))
        : Stream.empty();
  }

  public static boolean speaksOf(Chart chart, NotRecognised denial, Symptom symptom) {
    Closeness closeness = chart.closeness(symptom, denial.effect());
    return closeness.certain() || closeness == Closeness.BROADER;
  }
}
