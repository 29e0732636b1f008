package org.spasmwatch.assessment.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;
import org.spasmwatch.terminology.Closeness;

/** One patient as the rules see them: exposures and current symptoms, beside the knowledge. */
public record Chart(
    PatientFacts facts,
    Occasion occasion,
    KnowledgeBase knowledge,
    List<Exposure> exposures,
    List<Symptom> symptoms,
    List<Measurement> computed,
    Recorded recorded,
    Ages ages) {

  public static Chart of(PatientFacts facts, Occasion occasion, KnowledgeBase knowledge) {
    Policy policy = knowledge.policy();
    Recorded recorded = Recorded.in(facts);
    Ages ages = new Ages(facts, policy);
    return new Chart(
        facts,
        occasion,
        knowledge,
        Plans.laidOver(Exposures.of(facts, policy), facts),
        Symptoms.of(facts, policy),
        KidneyFunction.of(facts, recorded, ages),
        recorded,
        ages);
  }

  public Instant at() {
    return facts.at();
  }

  /** The same patient when a step of a schedule begins, with nothing else changed. */
  public Chart later(Instant then) {
    PatientFacts seen = facts.seenAt(then);
    return new Chart(
        seen,
        occasion,
        knowledge,
        exposures,
        symptoms,
        computed,
        recorded,
        new Ages(seen, policy()));
  }

  public Policy policy() {
    return knowledge.policy();
  }

  public Closeness closeness(Symptom symptom, String wanted) {
    return knowledge.terms().concepts().closeness(symptom.concept(), wanted);
  }

  /** The symptoms that certainly are, or are a kind of, the wanted finding. */
  public List<Symptom> symptomsThatAre(String wanted) {
    List<Symptom> found = List.of();
    for (Symptom symptom : symptoms) {
      if (closeness(symptom, wanted).certain()) {
        found = found.isEmpty() ? new ArrayList<>(symptoms.size()) : found;
        found.add(symptom);
      }
    }
    return found;
  }

  /** Whether a drug, or any member of a class, is taken. */
  public boolean takes(String subject) {
    for (Exposure exposure : exposures) {
      if (exposure.ongoing() && knowledge.isA(exposure.drug(), subject)) {
        return true;
      }
    }
    return false;
  }

  public boolean takenOrPlanned(Exposure exposure) {
    return exposure.ongoing() || planned(exposure);
  }

  /** Whether an order of this moment would begin it. */
  public boolean planned(Exposure exposure) {
    return exposure.intended() && exposure.anyUse(facts.orders()::drafts);
  }

  /** Whether the orders of this moment end every record of it that is in force. */
  public boolean ending(Exposure exposure) {
    return exposure.ongoing()
        && !facts.orders().ended().isEmpty()
        && exposure.anyUse(facts.orders()::ends)
        && !exposure.anyUse(use -> use.status() != Status.PAST && !facts.orders().ends(use));
  }

  /** The dose until now, when the drafts of this moment take the place of every order in force. */
  public Optional<DailyDose> doseBefore(Exposure exposure) {
    List<MedicationUse> before =
        exposure.uses().stream()
            .filter(use -> use.status() != Status.PAST)
            .filter(use -> !facts.orders().drafts(use))
            .toList();
    List<DoseStep> steps = DoseStep.of(before);
    return steps.isEmpty() || !before.stream().allMatch(facts.orders()::ends)
        ? Optional.empty()
        : Optional.of(steps.get(steps.size() - 1).dose());
  }

  /** Whether the moment is about this exposure: where nobody orders, it is about all of them. */
  public boolean touches(Exposure exposure) {
    return !occasion.ofOrders() || exposure.anyUse(use -> facts.orders().touches(use.reference()));
  }

  /** Until when the orders of this moment would have it taken; null when they do not say. */
  public @Nullable Span plannedEnd(Exposure exposure) {
    Span end = null;
    for (MedicationUse use : exposure.uses()) {
      Supply supply = use.supply();
      if (supply != null
          && supply.known()
          && facts.orders().drafts(use)
          && (end == null || supply.until().latest().isAfter(end.latest()))) {
        end = supply.until();
      }
    }
    return end;
  }
}
