package org.spasmwatch.rest.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Assessments.answer;
import static org.spasmwatch.testkit.Assessments.example;
import static org.spasmwatch.testkit.Assessments.post;
import static org.spasmwatch.testkit.Assessments.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.app.AssessmentMeters;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Outcomes;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AssessmentResourceTest {
  @Inject MeterRegistry registry;

  private static final int FIVE_MEGABYTES = 5_000_000;
  private static final String NOTHING = Bundles.ofPatient();

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Response accepting(String accept) throws IOException {
    return request(Assessments.FHIR_JSON)
        .header("Accept", accept)
        .queryParam("date", "2026-04-21")
        .body(example().getBytes(StandardCharsets.UTF_8))
        .post("/assessments");
  }

  @Test
  void theExampleGivesAWarning() throws IOException {
    Response response = post(example());

    assertThat(response.contentType()).startsWith("application/json");
    JsonNode cards = answer(response).path("cards");
    assertThat(cards).hasSize(1);
    JsonNode card = cards.get(0);
    assertThat(UUID.fromString(card.path("uuid").asText())).isNotNull();
    assertThat(card.path("indicator").asText()).isEqualTo("warning");
    assertThat(card.path("summary").asText()).contains("Myoclonus on gabapentin");
    assertThat(card.path("detail").asText()).contains("2400 mg/day", "2026-04-20");
    assertThat(card.path("source").path("label").asText()).isEqualTo("Spasmwatch");
    assertThat(card.path("source").path("topic").path("code").asText()).isEqualTo("movement");
  }

  @Test
  void theExplanationIsForMachines() throws IOException {
    JsonNode explanation =
        answer(post(example())).at("/cards/0/extension/org.spasmwatch.explanation");

    assertThat(explanation.path("version").isInt()).isTrue();
    assertThat(explanation.path("knowledgeVersion").asText()).matches("\\d{4}\\.\\d+\\+\\d+");
    assertThat(texts(explanation.path("claims"))).contains("GBP-UE-08");
    assertThat(texts(explanation.path("statements")))
        .contains("ClinicalUseDefinition/gabapentin-myoclonus/_history/1");
    assertThat(texts(explanation.path("about")))
        .containsExactlyInAnyOrder(
            "MedicationStatement/gabapentin", "Observation/egfr", "Observation/myoclonus");
    assertThat(explanation.path("timing").asText()).isEqualTo("after-start");
    assertThat(explanation.path("certainty").asText()).isEqualTo("possible");
    assertThat(texts(explanation.path("policy"))).contains("renal-impairment");
  }

  @Test
  void theExplanationRanksTheSuspects() throws IOException {
    JsonNode suspects =
        answer(post(example())).at("/cards/0/extension/org.spasmwatch.explanation/suspects");

    assertThat(suspects).hasSize(1);
    JsonNode suspect = suspects.get(0);
    assertThat(suspect.path("drug").asText()).isEqualTo("gabapentin");
    assertThat(suspect.path("phase").asText()).isEqualTo("on-treatment");
    assertThat(suspect.path("timing").asText()).isEqualTo("after-start");
    assertThat(suspect.path("certainty").asText()).isEqualTo("possible");
    assertThat(texts(suspect.path("statements"))).isNotEmpty();
    assertThat(texts(suspect.path("about"))).isNotEmpty();
  }

  @Test
  void nothingInAnAnswerIsNullOrEmptyButTheCards() throws IOException {
    CardRules.check(answer(post(example())));
    JsonNode none = answer(post(NOTHING));
    CardRules.check(none);
    assertThat(none.path("cards")).isEmpty();
    assertThat(none.at("/extension/org.spasmwatch.assessment/knowledgeVersion").asText())
        .isNotBlank();
  }

  @Test
  void theSameBundleGetsTheSameAnswerButForTheIdsOfCards() throws IOException {
    String uuid = "\"uuid\":\"[^\"]+\"";

    assertThat(post(example()).asString().replaceAll(uuid, ""))
        .isEqualTo(post(example()).asString().replaceAll(uuid, ""));
    assertThat(answer(post(example())).at("/cards/0/uuid"))
        .isNotEqualTo(answer(post(example())).at("/cards/0/uuid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain;charset=UTF-8",
        "text/plain;q=0.9",
        "text/*",
        "application/json;q=0.1, text/plain",
        "application/fhir+json;q=0.4, text/plain;q=0.5"
      })
  void aPersonGetsPlainText(String accept) throws IOException {
    Response response = accepting(accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).isEqualToIgnoringCase("text/plain;charset=UTF-8");
    assertThat(response.asString()).contains("WARNING  Myoclonus on gabapentin");
    assertThat(response.asString()).doesNotContain("**", "{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "*/*", "application/*", "text/plain;q=0.1, application/json"})
  void aProgramGetsJson(String accept) throws IOException {
    Response response = accepting(accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/json+fhir",
        "application/fhir+json;fhirVersion=4.0"
      })
  void aBundleIsReadUnderEveryNameOfItsType(String contentType) {
    request(contentType)
        .body(NOTHING.getBytes(StandardCharsets.UTF_8))
        .post("/assessments")
        .then()
        .statusCode(200);
  }

  @Test
  void aBodyOfUnsaidTypeIsRead() throws IOException {
    String head = "POST /assessments HTTP/1.1\r\nHost: x\r\nContent-Length: ";

    RawAnswer answer =
        Assessments.raw(RestAssured.port, head + NOTHING.length() + "\r\n\r\n" + NOTHING);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-21, 1",
    "2026-04, 1",
    "2026-04-21T08:00:00Z, 1",
    "2026-04-21T08:00:00%2B02:00, 1",
    "2026-04-01, 0",
    "2030, 0"
  })
  void theDateSaysWhenToAssess(String date, int cards) throws IOException {
    Response response =
        request(Assessments.FHIR_JSON)
            .urlEncodingEnabled(false)
            .body(example().getBytes(StandardCharsets.UTF_8))
            .post("/assessments?date=" + date);

    assertThat(answer(response).path("cards")).hasSize(cards);
  }

  @Test
  void proposedOrdersAreFhirR4() throws IOException {
    String withoutKidneyValue = example().replace("98979-8", "11111-1");
    JsonNode card = answer(post(withoutKidneyValue)).path("cards").path(0);

    assertThat(card.path("selectionBehavior").asText()).isEqualTo("any");
    assertThat(card.path("suggestions")).isNotEmpty();
    for (JsonNode suggestion : card.path("suggestions")) {
      String resource = suggestion.at("/actions/0/resource").toString();
      ServiceRequest request = Outcomes.strictR4().parseResource(ServiceRequest.class, resource);
      assertThat(request.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
      assertThat(request.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.PROPOSAL);
      assertThat(request.getSubject().getReference()).isEqualTo("Patient/example");
      assertThat(request.getCode().getCodingFirstRep().getSystem()).isEqualTo("http://loinc.org");
    }
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    assertThat(answer(post("\uFEFF" + example())).path("cards")).hasSize(1);
  }

  /** Resources that say nothing, until the body has five megabytes. */
  private static String large() throws IOException {
    String filler =
        """
        ,{"resource": {"resourceType": "Observation", "status": "final", "code": {"text": "%s"}}}
        """
            .formatted("-".repeat(1000));
    String example = example().strip();
    int end = example.lastIndexOf("]");
    return example.substring(0, end)
        + filler.repeat(FIVE_MEGABYTES / filler.length() + 1)
        + example.substring(end);
  }

  private static final class Watched extends AssessPatient {
    private final List<Boolean> onEventLoop = Collections.synchronizedList(new ArrayList<>());

    Watched(MeterRegistry registry) {
      super(new AssessmentMeters(registry));
    }

    @Override
    public Answer assess(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
      onEventLoop.add(Context.isOnEventLoopThread());
      return super.assess(knowledge, facts, purpose);
    }
  }

  @Test
  void aLargeBundleIsAnsweredByAWorkerAndASmallOneAtOnce() throws IOException {
    Watched watched = new Watched(registry);
    QuarkusMock.installMockForType(watched, AssessPatient.class);

    JsonNode large = answer(post(large()));
    JsonNode small = answer(post(example()));

    assertThat(watched.onEventLoop).containsExactly(false, true);
    assertThat(Stream.of(large, small).map(a -> a.at("/cards/0/summary")).distinct()).hasSize(1);
  }
}
