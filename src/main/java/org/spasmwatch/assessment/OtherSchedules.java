package org.spasmwatch.assessment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;

/**
 * Limits of dose that were not looked at because of another drug, beside which the source's
 * schedule does not hold. Silence would be taken for "the dose is right", so it is said: of every
 * statement whose conditions hold, the dose apart, but for that drug.
 */
final class OtherSchedules {
  private final Chart chart;

  OtherSchedules(Chart chart) {
    this.chart = chart;
  }

  /** Adds what there is to say of them. */
  void noteIn(List<NotEvaluated> all) {
    for (Exposure exposure : chart.exposures()) {
      if (chart.takenOrPlanned(exposure)) {
        noteIn(all, exposure);
      }
    }
  }

  private void noteIn(List<NotEvaluated> all, Exposure exposure) {
    Criteria criteria = new Criteria(chart, Context.of(exposure, null));
    for (Contraindication use : chart.knowledge().about(exposure.drug(), Contraindication.class)) {
      List<Criterion> gates = use.statement().population().gates();
      Set<String> drugs =
          gates.stream().anyMatch(Criterion::ofDose) ? beside(criteria, gates) : Set.of();
      if (!drugs.isEmpty()) {
        all.add(said(exposure, drugs));
      }
    }
  }

  /** The drugs that alone keep a statement about a dose from being looked at, in order of id. */
  private static Set<String> beside(Criteria criteria, List<Criterion> gates) {
    Set<String> drugs = new TreeSet<>();
    for (Criterion gate : gates) {
      if (gate.ofDose()) {
        continue;
      }
      Verdict verdict = criteria.decide(gate);
      if (verdict.notMet() && excludesDrugs(gate)) {
        verdict.facts().forEach(fact -> drugs.addAll(drugs(fact)));
      } else if (!verdict.met()) {
        return Set.of();
      }
    }
    return drugs;
  }

  private static boolean excludesDrugs(Criterion gate) {
    return gate instanceof Criterion.Not not && not.part() instanceof Criterion.Taking;
  }

  private static Set<String> drugs(Fact fact) {
    return fact instanceof MedicationUse use ? use.drugs() : Set.of();
  }

  private NotEvaluated said(Exposure exposure, Set<String> beside) {
    KnowledgeBase knowledge = chart.knowledge();
    return new NotEvaluated(
        exposure.uses().get(0).reference(),
        Cause.OTHER_SCHEDULE,
        "the dose of "
            + knowledge.nameOf(exposure.drug())
            + " was not compared: the schedule differs beside "
            + beside.stream().map(knowledge::nameOf).collect(Collectors.joining(" and ")));
  }
}
