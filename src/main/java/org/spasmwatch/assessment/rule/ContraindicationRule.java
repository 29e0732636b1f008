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
import org.spasmwatch.knowledge.Criterion;
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
  public Stream<Signal> signals(Chart chart, Exposure exposure) {
    if (!chart.takenOrPlanned(exposure)) {
      return Stream.empty();
    }
    return chart.knowledge().about(exposure.drug(), Contraindication.class).stream()
        .flatMap(
            use ->
                moments(chart, exposure, use)
                    .filter(criteria -> criteria.allMet(use.statement().population().gates()))
                    .limit(1)
                    .map(criteria -> signal(use, exposure, criteria)));
  }

  /** Now; where a dose decides, also the beginning of each step of the schedule to come. */
  private static Stream<Criteria> moments(Chart chart, Exposure exposure, Contraindication use) {
    Stream<Criteria> now = Stream.of(new Criteria(chart, Context.of(exposure, null)));
    boolean ofDose =
        use.statement().population().gates().stream().anyMatch(ContraindicationRule::ofDose);
    return ofDose
        ? Stream.concat(now, exposure.ahead(chart.at()).stream().map(s -> at(chart, exposure, s)))
        : now;
  }

  private static Criteria at(Chart chart, Exposure exposure, DoseStage stage) {
    return new Criteria(
        chart.later(stage.begin().earliest()), Context.of(exposure.in(stage.dose()), null));
  }

  private static boolean ofDose(Criterion criterion) {
    return criterion instanceof Criterion.DailyDose
        || (criterion instanceof Criterion.Not not && ofDose(not.part()))
        || (criterion instanceof Criterion.Known known && ofDose(known.part()))
        || (criterion instanceof Criterion.AtLeast several
            && several.parts().stream().anyMatch(ContraindicationRule::ofDose));
  }

  /** The symptom of a gate is no suspected effect: it is among the facts, not the index. */
  private static Signal signal(Contraindication use, Exposure exposure, Criteria criteria) {
    Weighing weighing = Weighing.of(use.statement(), criteria, List.of()).asFarAsTaken(exposure);
    return new Signal(use, exposure, null, null, Closeness.NONE, Timing.UNKNOWN, weighing);
  }
}
