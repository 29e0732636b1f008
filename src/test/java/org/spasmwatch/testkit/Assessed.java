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
import org.spasmwatch.fhir.Reading;
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

  /** A case, at its hook if it has one. */
  public static Assessed of(Case patient) {
    return of(Knowledge.bundled(), facts(patient), occasion(patient));
  }

  /** One of the cases that are read already, at its hook if it has one. */
  public static Assessed atHook(KnowledgeBase knowledge, Cases.Patient patient) {
    return of(knowledge, patient.facts(), patient.occasion());
  }

  /** What a case is assessed for: its hook, or the question itself. */
  public static Occasion occasion(Case patient) {
    return patient.hook() == null ? Occasion.ASKED : Moments.hook(patient).occasion();
  }

  /** The facts of a case, by way of the bundle, or of the call, that is made of it. */
  public static PatientFacts facts(Case patient) {
    Instant at = AssessmentDate.parse(patient.at()).orElseThrow();
    return patient.hook() == null
        ? facts(CaseBundle.of(patient, Knowledge.bundled()), at)
        : read(new FactReader(Knowledge.bundled().terms(), ENTRIES).read(Moments.of(patient), at));
  }

  public static PatientFacts facts(JsonNode bundle, Instant at) {
    return read(new FactReader(Knowledge.bundled().terms(), ENTRIES).read(bundle, at));
  }

  private static PatientFacts read(Reading<PatientFacts> reading) {
    return reading.match(
        facts -> facts,
        issues -> {
          throw new AssertionError("refused: " + issues);
        });
  }

  public static Assessed of(KnowledgeBase knowledge, PatientFacts facts) {
    return of(knowledge, facts, Occasion.ASKED);
  }

  private static Assessed of(KnowledgeBase knowledge, PatientFacts facts, Occasion occasion) {
    Assessment assessment = new Assessor(knowledge).assess(facts, occasion);
    return new Assessed(
        facts, assessment, new CardWriter(knowledge, name -> new UUID(0, 0)).write(assessment));
  }
}
