package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;

/** A bundle taken through reader, engine and card writer, without HTTP. */
public record Assessed(PatientFacts facts, Assessment assessment, List<Card> cards) {
  private static final int ENTRIES = 100_000;

  public static Assessed of(JsonNode bundle, String at) {
    return of(bundle, AssessmentDate.parse(at).orElseThrow());
  }

  public static Assessed of(JsonNode bundle, Instant at) {
    return of(Knowledge.bundled(), facts(bundle, at));
  }

  /** The facts of a case, by way of the bundle that is made of it. */
  public static PatientFacts facts(Case patient) {
    return facts(
        CaseBundle.of(patient, Knowledge.bundled()),
        AssessmentDate.parse(patient.at()).orElseThrow());
  }

  public static PatientFacts facts(JsonNode bundle, Instant at) {
    return new FactReader(Knowledge.bundled().terms(), ENTRIES)
        .read(bundle, at)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }

  public static Assessed of(KnowledgeBase knowledge, PatientFacts facts) {
    Assessment assessment = new Assessor(knowledge).assess(facts, Occasion.ASKED);
    return new Assessed(
        facts, assessment, new CardWriter(knowledge, name -> new UUID(0, 0)).write(assessment));
  }
}
