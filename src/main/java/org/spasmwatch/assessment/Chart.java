package org.spasmwatch.assessment;

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
record Chart(
    PatientFacts facts,
    Occasion occasion,
    KnowledgeBase knowledge,
    List<Exposure> exposures,
    List<Symptom> symptoms,
    List<Measurement> computed) {

  static Chart of(PatientFacts facts, Occasion occasion, KnowledgeBase knowledge) {
    Policy policy = knowledge.policy();
    return new Chart(
        facts,
        occasion,
        knowledge,
        Exposures.of(facts, policy),
        Symptoms.of(facts, policy),
        KidneyFunction.of(facts, new Ages(facts, policy)));
  }

  Instant at() {
    return facts.at();
  }

  Policy policy() {
    return knowledge.policy();
  }

  Closeness closeness(Symptom symptom, String wanted) {
    return knowledge.terms().concepts().closeness(symptom.concept(), wanted);
  }

  /** The symptoms that certainly are, or are a kind of, the wanted finding. */
  Stream<Symptom> symptomsThatAre(String wanted) {
    return symptoms.stream().filter(s -> closeness(s, wanted).certain());
  }

  /** The ongoing exposures to a drug or to any member of a class. */
  Stream<Exposure> ongoing(String subject) {
    return exposures.stream()
        .filter(Exposure::ongoing)
        .filter(e -> knowledge.isA(e.drug(), subject));
  }

  /** The records behind the ongoing exposures to a drug or class. */
  List<MedicationUse> usesOf(String subject) {
    return ongoing(subject).flatMap(e -> e.uses().stream()).distinct().toList();
  }
}
