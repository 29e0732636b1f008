package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/**
 * Calls in the form of the order screens of the public CDS Hooks Sandbox, with records made up anew
 * (docs/sandbox.md): one draft in a Bundle without a type, by the code of a product, its category
 * an object and no list; what was done about a card is posted to where it came from.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SandboxOrdersTest {
  private static final String ORIGIN = "https://ehr.example";
  private static final String PATIENT =
      """
      {"resourceType": "Patient", "id": "P1", "meta": {"versionId": "1"}, "gender": "female",
       "name": [{"family": "Example", "given": ["Ada"]}], "birthDate": "1951-04-12"}
      """;
  private static final String CONDITION =
      """
      {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/P1"},
       "clinicalStatus": {"coding": [{"code": "active"}]}, "onsetDateTime": "2026-04-18",
       "code": {"text": "Myoclonus",
         "coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}}
      """;

  private final Ehr ehr = Ehr.of(PATIENT, CONDITION);

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  /** The order that the form on the screen makes, in its newer and its older form. */
  private static ObjectNode order(String code, String name, boolean newer) {
    ObjectNode order =
        (ObjectNode)
            Bundles.json(
                """
                {"resourceType": "MedicationRequest", "id": "request-123", "status": "draft",
                 "subject": {"reference": "Patient/P1"}, "authoredOn": "2026-04-21",
                 "dosageInstruction": [{
                   "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}},
                   "doseAndRate": [{"doseQuantity": {"value": 1, "code": "{pill}",
                     "system": "http://unitsofmeasure.org"}}]}],
                 "medicationCodeableConcept": {"text": "%2$s", "coding": [
                   {"system": "http://www.nlm.nih.gov/research/umls/rxnorm",
                    "code": "%1$s", "display": "%2$s"}]}}
                """
                    .formatted(code, name));
    return newer ? order.setAll(ofTheNewerForm()) : order;
  }

  private static ObjectNode ofTheNewerForm() {
    return (ObjectNode)
        Bundles.json(
            """
            {"intent": "order",
             "category": {"coding": [{"code": "community",
               "system": "http://terminology.hl7.org/CodeSystem/medicationrequest-category"}]},
             "dispenseRequest": {"expectedSupplyDuration": {"value": 30, "unit": "days",
               "system": "http://unitsofmeasure.org", "code": "d"}}}
            """);
  }

  private ObjectNode call(String hook, ObjectNode order) {
    ObjectNode call =
        (ObjectNode)
            Bundles.json(
                """
                {"hookInstance": "0b8f6f0e-7f5c-4d2b-8c5f-3d1f7b6f9a10", "hook": "%s",
                 "context": {"patientId": "P1", "userId": "Practitioner/COREPRACTITIONER1",
                   "draftOrders": {"resourceType": "Bundle", "entry": [{}]}}}
                """
                    .formatted(hook));
    ((ObjectNode) call.at("/context/draftOrders/entry/0")).set("resource", order);
    if (hook.equals("order-select")) {
      ((ObjectNode) call.path("context"))
          .putArray("selections")
          .add("MedicationRequest/request-123");
    }
    return call.put("fhirServer", ehr.base());
  }

  private static Response send(String path, JsonNode body) {
    Response response =
        Assessments.request("application/json")
            .header("Accept", "application/json")
            .header("Origin", ORIGIN)
            .header("Authorization", "Bearer eyJhbGciOiJFUzM4NCJ9.e30.c2lnbmF0dXJl")
            .body(body.toString().getBytes(StandardCharsets.UTF_8))
            .post(path);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    return response;
  }

  private static JsonNode cards(ObjectNode call) {
    JsonNode answer = Assessments.answer(send(Hooks.ORDERS, call));
    CardRules.check(answer);
    return answer.path("cards");
  }

  @ParameterizedTest
  @CsvSource({"order-select, true", "order-select, false", "order-sign, true", "order-sign, false"})
  void anOrderThatCanCauseWhatIsThereGetsACard(String hook, boolean newer) {
    ObjectNode order = order("310431", "Gabapentin 300 MG Oral Capsule", newer);

    JsonNode cards = cards(call(hook, order));

    assertThat(cards).hasSize(1);
    assertThat(cards.at("/0/summary").asText()).containsIgnoringCase("gabapentin");
    assertThat(cards.at("/0/extension/org.spasmwatch.explanation/suspects/0/phase").asText())
        .isEqualTo("intended");
  }

  @ParameterizedTest
  @CsvSource({
    "310431, Gabapentin 300 MG Oral Capsule",
    "828348, Cyclobenzaprine hydrochloride 10 MG Oral Tablet",
    "197391, Baclofen 10 MG Oral Tablet"
  })
  void everyProductOfTheListThatWeSpeakOfIsRecognised(String code, String name) {
    JsonNode answer =
        Assessments.answer(send(Hooks.ORDERS, call("order-sign", order(code, name, true))));

    assertThat(answer.toString()).doesNotContain("could not be checked");
  }

  @Test
  void anOrderWithoutADrugYetIsNamedAndNoFault() {
    ObjectNode order = order("1", "none", false);
    order.remove("medicationCodeableConcept");

    JsonNode answer = Assessments.answer(send(Hooks.ORDERS, call("order-select", order)));

    assertThat(answer.path("cards").toString()).doesNotContain("delete");
    assertThat(Hooks.notEvaluated(answer).toString()).contains("MedicationRequest/request-123");
  }

  @Test
  void aSuggestionThatIsTakenRemovesTheOrderOfTheScreen() {
    ObjectNode order = order("828348", "Cyclobenzaprine hydrochloride 10 MG Oral Tablet", true);

    JsonNode cards = cards(call("order-sign", order));

    assertThat(cards.findValuesAsText("resourceId"))
        .isNotEmpty()
        .containsOnly("MedicationRequest/request-123");
  }

  /** Dismissed without a reason, then with one of ours, of which it sends code and system. */
  @Test
  void whatWasDoneAboutCardsIsTaken() {
    JsonNode card =
        cards(call("order-sign", order("310431", "Gabapentin 300 MG Oral Capsule", true))).path(0);
    ObjectNode accepted = (ObjectNode) Bundles.json("{\"feedback\": [{}]}");
    ((ObjectNode) accepted.at("/feedback/0"))
        .put("card", card.path("uuid").asText())
        .put("outcome", "accepted")
        .put("outcomeTimestamp", "2026-04-21T10:15:30.123Z")
        .putArray("acceptedSuggestions")
        .addObject()
        .put("id", card.at("/suggestions/0/uuid").asText());
    ObjectNode dismissed = (ObjectNode) Bundles.json("{\"feedback\": [{}]}");
    ((ObjectNode) dismissed.at("/feedback/0"))
        .put("card", card.path("uuid").asText())
        .put("outcome", "overridden")
        .put("outcomeTimestamp", "2026-04-21T10:16:30.123Z");
    ObjectNode overridden = dismissed.deepCopy();
    ((ObjectNode) overridden.at("/feedback/0"))
        .putObject("overrideReason")
        .putObject("reason")
        .put("code", card.at("/overrideReasons/1/code").asText())
        .put("system", card.at("/overrideReasons/1/system").asText());

    for (ObjectNode done : List.of(accepted, dismissed, overridden)) {
      assertThat(send(Hooks.ORDERS + "/feedback", done).statusCode()).isEqualTo(200);
    }
  }
}
