package org.spasmwatch.assessment.rule;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient takes, or is about to get, a drug that is advised against in this patient. There is
 * no symptom that would make it worth while to ask for what is missing, so every gate has to be
 * met: one that nobody can decide silences the statement.
 */
public final class ContraindicationRule implements Rule {

  @Override
  public Stream<Signal> signals(Chart chart, Exposure exposure) {
    if (!chart.takenOrPlanned(exposure)) {
      return Stream.empty();
    }
    Criteria criteria = new Criteria(chart, Context.of(exposure, null));
    return chart.knowledge().about(exposure.drug(), Contraindication.class).stream()
        .filter(use -> criteria.allMet(use.statement().population().gates()))
        .map(use -> signal(use, exposure, criteria));
  }

  /** The symptom of a gate is no suspected effect: it is among the facts, not the index. */
  private static Signal signal(Contraindication use, Exposure exposure, Criteria criteria) {
    Weighing weighing = Weighing.of(use.statement(), criteria, List.of()).asFarAsTaken(exposure);
    return new Signal(use, exposure, null, null, Closeness.NONE, Timing.UNKNOWN, weighing);
  }
}
