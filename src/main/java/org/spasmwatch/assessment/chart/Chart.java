package org.spasmwatch.assessment.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
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
    List<Measurement> computed) {

  public static Chart of(PatientFacts facts, Occasion occasion, KnowledgeBase knowledge) {
    Policy policy = knowledge.policy();
    return new Chart(
        facts,
        occasion,
        knowledge,
        Plans.laidOver(Exposures.of(facts, policy), facts),
        Symptoms.of(facts, policy),
        KidneyFunction.of(facts, new Ages(facts, policy)));
  }

  public Instant at() {
    return facts.at();
  }

  /** The same patient when a step of a schedule begins, with nothing else changed. */
  public Chart later(Instant then) {
    return new Chart(facts.seenAt(then), occasion, knowledge, exposures, symptoms, computed);
  }

  public Policy policy() {
    return knowledge.policy();
  }

  public Closeness closeness(Symptom symptom, String wanted) {
    return knowledge.terms().concepts().closeness(symptom.concept(), wanted);
  }

  /** The symptoms that certainly are, or are a kind of, the wanted finding. */
  public Stream<Symptom> symptomsThatAre(String wanted) {
    return symptoms.stream().filter(s -> closeness(s, wanted).certain());
  }

  /** The ongoing exposures to a drug or to any member of a class. */
  public Stream<Exposure> ongoing(String subject) {
    return exposures.stream()
        .filter(Exposure::ongoing)
        .filter(e -> knowledge.isA(e.drug(), subject));
  }

  /** The same with those that an order of this moment would begin. */
  public Stream<Exposure> ongoingOrPlanned(String subject) {
    return exposures.stream()
        .filter(this::takenOrPlanned)
        .filter(e -> knowledge.isA(e.drug(), subject));
  }

  public boolean takenOrPlanned(Exposure exposure) {
    return exposure.ongoing() || planned(exposure);
  }

  /** Whether an order of this moment would begin it. */
  public boolean planned(Exposure exposure) {
    return exposure.intended() && exposure.uses().stream().anyMatch(facts.orders()::drafts);
  }

  /** Whether the orders of this moment end every record of it that is in force. */
  public boolean ending(Exposure exposure) {
    return exposure.ongoing()
        && exposure.uses().stream().anyMatch(facts.orders()::ends)
        && exposure.uses().stream()
            .filter(use -> use.status() != MedicationUse.Status.PAST)
            .allMatch(facts.orders()::ends);
  }

  /** The dose until now, when the drafts of this moment take the place of every order in force. */
  public Optional<DailyDose> doseBefore(Exposure exposure) {
    List<MedicationUse> before =
        exposure.uses().stream()
            .filter(use -> use.status() != MedicationUse.Status.PAST)
            .filter(use -> !facts.orders().drafts(use))
            .toList();
    List<DoseStep> steps = DoseStep.of(before);
    return steps.isEmpty() || !before.stream().allMatch(facts.orders()::ends)
        ? Optional.empty()
        : Optional.of(steps.get(steps.size() - 1).dose());
  }

  /** Whether the moment is about this exposure: where nobody orders, it is about all of them. */
  public boolean touches(Exposure exposure) {
    return !occasion.ofOrders()
        || exposure.uses().stream().anyMatch(u -> facts.orders().touches(u.reference()));
  }

  /** Until when the orders of this moment would have it taken; empty when they do not say. */
  public Optional<Span> plannedEnd(Exposure exposure) {
    return exposure.uses().stream()
        .filter(facts.orders()::drafts)
        .flatMap(use -> Stream.ofNullable(use.supply()))
        .filter(Supply::known)
        .map(Supply::until)
        .max(Comparator.comparing(Span::latest));
  }

  /** The records behind exposures. */
  public List<MedicationUse> usesOf(Stream<Exposure> some) {
    return some.flatMap(e -> e.uses().stream()).distinct().toList();
  }
}
