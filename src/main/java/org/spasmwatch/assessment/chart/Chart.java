package org.spasmwatch.assessment.chart;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
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
        Exposures.of(facts, policy),
        Symptoms.of(facts, policy),
        KidneyFunction.of(facts, new Ages(facts, policy)));
  }

  public Instant at() {
    return facts.at();
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

  /** The records behind the ongoing exposures to a drug or class. */
  public List<MedicationUse> usesOf(String subject) {
    return ongoing(subject).flatMap(e -> e.uses().stream()).distinct().toList();
  }
}
