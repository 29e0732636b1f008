package org.spasmwatch.bench.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.Audience;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Moment;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.cdshooks.CardJson;

/**
 * What the service does of a call between the bytes that come and the bytes that go, by one state
 * of the knowledge.
 */
final class Work {
  private static final int DEPTH = 64;
  private static final int ENTRIES = 100_000;
  private static final String URL = "https://spasmwatch.example";

  private final ObjectMapper json = StrictJson.mapper(DEPTH);
  private final KnowledgeBase knowledge;

  Work(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  PatientFacts facts(byte[] call) throws IOException {
    JsonNode tree = json.readTree(call);
    Prefetch prefetch =
        new Prefetch(
            tree.at("/context/patientId").asText(),
            tree.path("prefetch"),
            Queries.of(knowledge.terms()),
            Moment.NONE);
    return new FactReader(knowledge.terms(), ENTRIES)
        .read(prefetch, Instant.now())
        .match(
            facts -> facts,
            issues -> {
              throw new IllegalStateException(issues.toString());
            });
  }

  /** The cards of the patient; there have to be some. */
  Answer cards(PatientFacts facts) {
    Assessment assessment = new Assessor(knowledge).assess(facts, Occasion.CHART_OPENED);
    List<Card> cards =
        new CardWriter(
                knowledge, name -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
            .write(assessment);
    if (cards.isEmpty()) {
      throw new IllegalStateException("no card");
    }
    return new Answer(
        knowledge.version(), Audience.CLINICIAN, facts, cards, assessment.notEvaluated());
  }

  byte[] answer(byte[] call) throws IOException {
    return CardJson.of(cards(facts(call)), URL).toString().getBytes(StandardCharsets.UTF_8);
  }
}
