package org.spasmwatch.assessment.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient takes, or is about to get, a drug that is advised against in this patient. There is
 * no symptom that would make it worth while to ask for what is missing, so every gate has to be
 * met: one that nobody can decide silences the statement. A schedule is judged by its steps to come
 * too: who orders a rise that is too fast hears of it now.
 */
public final class ContraindicationRule implements Rule {

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    if (!chart.takenOrPlanned(exposure)) {
      return List.of();
    }
    List<Signal> signals = new ArrayList<>();
    for (Contraindication use : chart.knowledge().about(exposure.drug(), Contraindication.class)) {
      Criteria moment = moment(chart, exposure, use.statement().population());
      if (moment != null) {
        signals.add(signal(use, exposure, moment));
      }
    }
    return signals;
  }

  /** Now; where a dose decides, also the beginning of each step of the schedule to come. */
  private static @Nullable Criteria moment(Chart chart, Exposure exposure, Population population) {
    List<Criterion> gates = population.gates();
    Criteria now = new Criteria(chart, Context.of(exposure, null));
    if (now.allMet(gates)) {
      return now;
    }
    if (population.gatedByDose()) {
      for (DoseStage stage : exposure.ahead(chart.at())) {
        Criteria then = at(chart, exposure, stage);
        if (then.allMet(gates)) {
          return then;
        }
      }
    }
    return null;
  }

  private static Criteria at(Chart chart, Exposure exposure, DoseStage stage) {
    return new Criteria(
        chart.later(stage.begin().earliest()), Context.of(exposure.in(stage.dose()), null));
  }

  /** The symptom of a gate is no suspected effect: it is among the facts, not the index. */
  private static Signal signal(Contraindication use, Exposure exposure, Criteria criteria) {
    Weighing weighing = Weighing.of(use.statement(), criteria, List.of()).asFarAsTaken(exposure);
    return new Signal(use, exposure, null, null, Closeness.NONE, Timing.UNKNOWN, weighing);
  }
}
