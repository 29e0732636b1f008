package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.notEvaluated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Ehr.Seen;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/**
 * Calls in the form of the public CDS Hooks Sandbox, with records made up anew (docs/sandbox.md):
 * keys whose query failed are not there, pages are not followed, resources are loose.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SandboxCallsTest {
  private static final String ORIGIN = "https://ehr.example";
  private static final String PATIENT =
      """
      {"resourceType": "Patient", "id": "P1", "meta": {"versionId": "1"}, "gender": "female",
       "name": [{"family": "Example", "given": ["Ada"]}], "birthDate": "1951-04-12"}
      """;

  /** An order as the Sandbox writes it: a product code, doses in pills, no intent. */
  private static final String ORDER =
      """
      {"resourceType": "MedicationRequest", "id": "request-1", "status": "active",
       "subject": {"reference": "Patient/P1"}, "authoredOn": "2026-03-02",
       "dosageInstruction": [{"timing": {"repeat": {"frequency": 3, "period": 1,
           "periodUnit": "d"}},
         "doseAndRate": [{"doseQuantity": {"value": 1, "system": "http://unitsofmeasure.org",
           "code": "{pill}"}}]}],
       "medicationCodeableConcept": {"text": "Gabapentin 300 MG Oral Capsule", "coding": [
         {"display": "Gabapentin 300 MG Oral Capsule", "code": "310431",
          "system": "http://www.nlm.nih.gov/research/umls/rxnorm"}]}}
      """;

  private static final String CONDITION =
      """
      {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/P1"},
       "clinicalStatus": {"coding": [{"code": "active"}]}, "onsetDateTime": "2026-04-18",
       "code": {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}}
      """;

  private final Ehr ehr = Ehr.of(PATIENT, ORDER, CONDITION);

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  private ObjectNode opened() {
    ObjectNode call =
        (ObjectNode)
            Bundles.json(
                """
                {"hookInstance": "5f9c0f5a-9f3b-4f8e-8a55-1b2c3d4e5f60", "hook": "patient-view",
                 "context": {"patientId": "P1", "userId": "Practitioner/COREPRACTITIONER1"}}
                """);
    return call.put("fhirServer", ehr.base());
  }

  private ObjectNode launchedFromASecuredServer() {
    ObjectNode call = opened();
    call.putObject("fhirAuthorization")
        .put("access_token", "opaque")
        .put("token_type", "Bearer")
        .put("expires_in", 3600)
        .put("scope", "patient/*.* user/*.* launch openid profile online_access")
        .put("subject", "48163c5e-88b5-4cb3-92d3-23b800caa927");
    return call;
  }

  private static JsonNode answer(ObjectNode call) {
    Response response =
        Assessments.request("application/json")
            .header("Accept", "application/json")
            .header("Origin", ORIGIN)
            .header("Authorization", "Bearer eyJhbGciOiJFUzM4NCJ9.e30.c2lnbmF0dXJl")
            .body(call.toString().getBytes(StandardCharsets.UTF_8))
            .post(Hooks.REVIEW);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    JsonNode answer = Assessments.answer(response);
    CardRules.check(answer);
    return answer;
  }

  @Test
  void aChartWhoseQueriesAllFailedInTheBrowserGetsItsCard() {
    JsonNode answer = answer(opened());

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(answer.at("/cards/0/summary").asText()).contains("Myoclonus", "gabapentin");
    assertThat(notEvaluated(answer)).isEmpty();
    assertThat(ehr.seen()).allMatch(seen -> seen.authorization().isEmpty());
  }

  @Test
  void aChartOfASecuredServerGetsItsCardWithTheToken() {
    JsonNode answer = answer(launchedFromASecuredServer());

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(ehr.seen())
        .isNotEmpty()
        .allMatch(seen -> seen.authorization().orElse("").equals("Bearer opaque"));
  }

  @Test
  void whatTheBrowserGotIsNotAskedForAgain() {
    ObjectNode call = opened();
    ObjectNode prefetch = call.putObject("prefetch");
    prefetch.set("patient", Bundles.json(PATIENT));
    prefetch.set("medicationRequests", ehr.answer("MedicationRequest?patient=P1&_count=200"));

    assertThat(answer(call).path("cards")).hasSize(1);
    assertThat(ehr.seen())
        .extracting(Seen::type)
        .contains("Condition", "Observation")
        .doesNotContain("Patient", "MedicationRequest");
  }

  @Test
  void anOrderBundleWithoutATypeIsNoHindrance() {
    ObjectNode call = opened();
    ((ObjectNode) call.path("context"))
        .putObject("draftOrders")
        .put("resourceType", "Bundle")
        .putArray("entry")
        .addObject()
        .set("resource", Bundles.json(ORDER.replace("active", "draft")));

    assertThat(answer(call).path("cards")).hasSize(1);
  }
}
