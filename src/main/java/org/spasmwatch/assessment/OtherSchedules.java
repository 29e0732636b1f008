package org.spasmwatch.assessment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Decisions;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.Criterion;
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

  Stream<NotEvaluated> notEvaluated() {
    return chart.exposures().stream().filter(chart::takenOrPlanned).flatMap(this::of);
  }

  private Stream<NotEvaluated> of(Exposure exposure) {
    Decisions decisions = new Decisions(new Criteria(chart, Context.of(exposure, null)));
    return chart.knowledge().about(exposure.drug(), Contraindication.class).stream()
        .map(use -> decisions.of(use.statement(), List.of()))
        .flatMap(all -> beside(all).map(drugs -> said(exposure, drugs)));
  }

  /** The drugs that alone keep a statement about a dose from being looked at. */
  private Stream<String> beside(List<Decision> all) {
    List<Decision> gates = all.stream().filter(d -> d.role() == Decision.Role.GATE).toList();
    List<Decision> excluding =
        gates.stream().filter(d -> d.verdict().notMet() && excludesDrugs(d)).toList();
    boolean othersHold =
        gates.stream()
            .filter(d -> !excluding.contains(d) && !ofDose(d))
            .allMatch(d -> d.verdict().met());
    return othersHold && !excluding.isEmpty() && gates.stream().anyMatch(OtherSchedules::ofDose)
        ? Stream.of(names(excluding))
        : Stream.empty();
  }

  private static boolean excludesDrugs(Decision gate) {
    return gate.criterion() instanceof Criterion.Not not && not.part() instanceof Criterion.Taking;
  }

  private static boolean ofDose(Decision gate) {
    return gate.criterion() instanceof Criterion.DailyDose
        || gate.parts().stream().anyMatch(OtherSchedules::ofDose);
  }

  private String names(List<Decision> excluding) {
    return excluding.stream()
        .flatMap(d -> d.verdict().facts().stream())
        .filter(MedicationUse.class::isInstance)
        .flatMap(fact -> ((MedicationUse) fact).drugs().stream())
        .distinct()
        .sorted()
        .map(id -> chart.knowledge().drug(id).map(d -> d.name()).orElse(id))
        .collect(Collectors.joining(" and "));
  }

  private NotEvaluated said(Exposure exposure, String beside) {
    String drug = exposure.drug();
    String name = chart.knowledge().drug(drug).map(d -> d.name()).orElse(drug);
    return new NotEvaluated(
        exposure.uses().get(0).reference(),
        Cause.OTHER_SCHEDULE,
        "the dose of " + name + " was not compared: the schedule differs beside " + beside);
  }
}
