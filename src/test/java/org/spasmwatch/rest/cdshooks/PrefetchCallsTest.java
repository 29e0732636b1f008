package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.myoclonus;
import static org.spasmwatch.testkit.Hooks.notEvaluated;
import static org.spasmwatch.testkit.Hooks.post;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/**
 * What becomes of a prefetch that is whole, in part, or not there (CDS Hooks 2.0.1, "Prefetch").
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PrefetchCallsTest {
  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static ObjectNode without(ObjectNode call, String... keys) {
    ((ObjectNode) call.path("prefetch")).remove(List.of(keys));
    return call;
  }

  private static List<OperationOutcomeIssueComponent> unmet(ObjectNode call) {
    Response response = post(call);
    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(response.contentType()).startsWith("application/fhir+json");
    return Outcomes.strictR4()
        .parseResource(OperationOutcome.class, response.asString())
        .getIssue();
  }

  @Test
  void aNeedThatIsUnobtainableIs412NamingEachKeyAndItsTemplate() {
    List<OperationOutcomeIssueComponent> issues =
        unmet(without(call(), "medicationRequests", "medicationStatements"));

    assertThat(issues).hasSize(2);
    assertThat(issues.get(0).getExpression().get(0).getValue())
        .isEqualTo("prefetch.medicationRequests");
    assertThat(issues.get(0).getDiagnostics())
        .contains("medicationRequests", "MedicationRequest?patient={{context.patientId}}");
  }

  @Test
  void aCallWithoutPrefetchIs412() {
    ObjectNode none = call();
    none.remove("prefetch");

    assertThat(unmet(none)).isNotEmpty();
    assertThat(unmet(call().putNull("prefetch"))).isNotEmpty();
  }

  @Test
  void aPatientThatWasNotFoundIs412() {
    assertThat(unmet(with(call(), "patient", "null"))).hasSize(1);
  }

  @Test
  void aKeyThatIsMissingBesideAnotherOfItsNeedIsNamedInTheAnswer() {
    JsonNode answer = answer(without(myoclonus(), "medicationStatements", "allergies"));

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(notEvaluated(answer)).hasSize(2);
    assertThat(notEvaluated(answer).toString())
        .contains("/prefetch/allergies", "/prefetch/medicationStatements");
  }

  @Test
  void aKeyThatFailedIsNamedInTheAnswer() {
    String outcome =
        """
        {"resourceType": "OperationOutcome", "issue": [
          {"severity": "error", "code": "timeout", "diagnostics": "Zebulon"}]}
        """;

    JsonNode answer = answer(with(myoclonus(), "labs", outcome));

    assertThat(notEvaluated(answer).at("/0/reference").asText()).isEqualTo("/prefetch/labs");
    assertThat(notEvaluated(answer).at("/0/reason").asText()).contains("timeout");
    assertThat(answer.toString()).doesNotContain("Zebulon");
  }

  @Test
  void aPageIsReadAndTheRestNamed() {
    ObjectNode call = myoclonus();
    ((ObjectNode) call.at("/prefetch/medicationRequests"))
        .putArray("link")
        .addObject()
        .put("relation", "next")
        .put("url", "https://ehr.example/fhir?page=2");

    JsonNode answer = answer(call);

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(notEvaluated(answer).at("/0/reason").asText()).contains("more results");
  }

  /**
   * Of the kind that the public sandbox sends, made up anew: loose resources, a token of its own.
   */
  @Test
  void aCallOfTheKindOfThePublicSandboxIsAnswered() {
    String call =
        """
        {"hookInstance": "5f9c0f5a-9f3b-4f8e-8a55-1b2c3d4e5f60",
         "hook": "patient-view", "fhirServer": "http://localhost:8091/fhir",
         "context": {"patientId": "P1", "userId": "Practitioner/COREPRACTITIONER1",
           "draftOrders": {"resourceType": "Bundle", "entry": [{"resource":
             {"resourceType": "MedicationRequest", "id": "request-1", "status": "draft"}}]}},
         "prefetch": {
           "patient": {"resourceType": "Patient", "id": "P1", "meta": {"versionId": "1"},
             "name": [{"family": "Example", "given": ["Ada"]}], "birthDate": "1951-04-12"},
           "medicationRequests": {"resourceType": "Bundle", "type": "searchset", "total": 1,
             "link": [{"relation": "self", "url": "http://localhost:8091/fhir/MedicationRequest"}],
             "entry": [{"fullUrl": "http://localhost:8091/fhir/MedicationRequest/1",
               "search": {"mode": "match"},
               "resource": {"resourceType": "MedicationRequest", "id": "1", "status": "active",
                 "subject": {"reference": "Patient/P1"}, "authoredOn": "2026-03-02",
                 "medicationCodeableConcept": {"text": "Gabapentin 300 MG Oral Capsule",
                   "coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                     "code": "310431", "display": "Gabapentin 300 MG Oral Capsule"}]}}}]},
           "conditions": {"resourceType": "Bundle", "type": "searchset", "total": 1,
             "entry": [{"fullUrl": "http://localhost:8091/fhir/Condition/2",
               "resource": {"resourceType": "Condition", "id": "2",
                 "clinicalStatus": {"coding": [{"code": "active"}]},
                 "code": {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]},
                 "subject": {"reference": "Patient/P1"}, "onsetDateTime": "2026-04-18"}}]}}}
        """;

    Response response =
        Assessments.request("application/json")
            .header("Origin", "http://localhost:8080")
            .header("Authorization", "Bearer eyJhbGciOiJFUzM4NCJ9.e30.c2lnbmF0dXJl")
            .body(call.getBytes(StandardCharsets.UTF_8))
            .post(Hooks.REVIEW);

    JsonNode answer = Assessments.answer(response);
    assertThat(answer.path("cards")).hasSize(1);
    assertThat(answer.at("/cards/0/indicator").asText()).isEqualTo("info");
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("http://localhost:8080");
  }
}
