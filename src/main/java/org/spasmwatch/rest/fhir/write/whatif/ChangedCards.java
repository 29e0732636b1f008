package org.spasmwatch.rest.fhir.write.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.whatif.Examples.Example;

/** The cards of patients by one knowledge, held against those by another. */
@ApplicationScoped
public class ChangedCards {
  private final Examples examples;
  private final Limits limits;

  ChangedCards(Examples examples, Limits limits) {
    this.examples = examples;
    this.limits = limits;
  }

  /** The example patients, in words that the knowledge understands. */
  public List<Example> examples(KnowledgeBase knowledge) {
    return examples.of(knowledge);
  }

  /** What changes, by the name of the patient; of those alone whose cards do. */
  public Map<String, List<CardChange>> of(
      KnowledgeBase before, KnowledgeBase after, List<Example> patients) {
    Map<String, List<CardChange>> changes = new LinkedHashMap<>();
    for (Example patient : patients) {
      CardChange.Patient facts =
          new CardChange.Patient(facts(before, patient), facts(after, patient));
      List<CardChange> changed = CardChange.of(before, after, facts);
      if (!changed.isEmpty()) {
        changes.put(patient.name(), changed);
      }
    }
    return changes;
  }

  PatientFacts facts(KnowledgeBase knowledge, Example patient) {
    return new FactReader(knowledge.terms(), limits.entries())
        .read(patient.bundle(), patient.at())
        .match(
            facts -> facts,
            issues -> {
              throw new Refusal(new Problem(422, placed(patient, issues)));
            });
  }

  private static List<Issue> placed(Example patient, List<Issue> issues) {
    return issues.stream()
        .map(i -> new Issue(i.code(), patient.name() + ": " + i.diagnostics(), i.where()))
        .toList();
  }
}
