package org.spasmwatch.rest.cdshooks.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.at;
import static org.spasmwatch.testkit.Hooks.draft;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Outcomes;

/** Suggestions that change an order, or write something down ("Action"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SuggestionsTest {
  /** An order that is taken, with all that a client may have in it. */
  private static final String BACLOFEN =
      """
      {"resourceType": "MedicationRequest", "id": "b1", "status": "active", "intent": "order",
       "meta": {"versionId": "3"}, "identifier": [{"system": "urn:oid:1.2.3", "value": "77"}],
       "extension": [{"url": "https://ehr.example/ward", "valueString": "4b"}],
       "contained": [{"resourceType": "Practitioner", "id": "who", "name": [{"family": "Lütke"}]}],
       "authoredOn": "2026-01-02", "subject": {"reference": "Patient/p"},
       "requester": {"reference": "#who"}, "groupIdentifier": {"value": "g"},
       "medicationCodeableConcept": {"text": "baclofen 10 mg tablet", "coding": [
         {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1292"}]},
       "dosageInstruction": [{"text": "1 tablet three times a day",
         "timing": {"repeat": {"frequency": 3, "period": 1, "periodUnit": "d"}},
         "doseAndRate": [{"doseQuantity": {"value": 10.0, "unit": "mg",
           "system": "http://unitsofmeasure.org", "code": "mg"}}]}],
       "note": [{"text": "for spasticity"}]}
      """;

  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static ObjectNode ending(String status) {
    ObjectNode order = (ObjectNode) Bundles.json(BACLOFEN);
    order.put("status", status).putObject("statusReason").put("text", "no longer wanted");
    return with(
        at("order-sign", "draftOrders", searchset(order.toString())),
        "medicationRequests",
        searchset(BACLOFEN));
  }

  private static List<JsonNode> actions(JsonNode answer, String type) {
    return Calls.children(answer, "cards")
        .flatMap(card -> Calls.children(card, "suggestions"))
        .flatMap(suggestion -> Calls.children(suggestion, "actions"))
        .filter(action -> action.path("type").asText().equals(type))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stopped", "cancelled", "on-hold"})
  void r077WhatIsUpdatedIsTheEntireOrder(String status) {
    List<JsonNode> updates = actions(Calls.answer(ending(status)), "update");

    assertThat(updates).hasSize(1);
    assertThat(updates.get(0).path("resource")).isEqualTo(Bundles.json(BACLOFEN));
    MedicationRequest kept =
        Outcomes.strictR4()
            .parseResource(MedicationRequest.class, updates.get(0).path("resource").toString());
    assertThat(kept.getStatus()).isEqualTo(MedicationRequestStatus.ACTIVE);
  }

  @Test
  void r077AnOrderThatIsNotWholeIsNotUpdated() {
    ObjectNode call = ending("stopped");
    ((ObjectNode) call.at("/context/draftOrders/entry/0/resource")).remove("intent");

    JsonNode answer = Calls.answer(call);

    assertThat(answer.path("cards")).isNotEmpty();
    assertThat(actions(answer, "update")).isEmpty();
  }

  @Test
  void r077WhatACardSpeaksAgainstIsNotKept() {
    ObjectNode order = (ObjectNode) Bundles.json(draft("g1", "gabapentin 300 mg capsule"));
    order.put("status", "stopped").put("authoredOn", "2026-03-02");
    ObjectNode call = at("order-sign", "draftOrders", searchset(order.toString()));
    with(call, "medicationRequests", searchset(order.put("status", "active").toString()));
    with(call, "conditions", Calls.of("patient-view").at("/prefetch/conditions").toString());

    assertThat(actions(Calls.answer(call), "update")).isEmpty();
  }

  @Test
  void r076AReviewIsRecordedAsADetectedIssueOfThePatient() {
    List<JsonNode> recorded =
        Calls.actions().stream()
            .map(action -> action.path("resource"))
            .filter(r -> r.path("resourceType").asText().equals("DetectedIssue"))
            .toList();

    assertThat(recorded).isNotEmpty();
    assertThat(recorded)
        .allSatisfy(
            json -> {
              DetectedIssue issue =
                  Outcomes.strictR4().parseResource(DetectedIssue.class, json.toString());
              assertThat(issue.hasId()).isFalse();
              assertThat(issue.getPatient().getReference()).isEqualTo("Patient/p");
              assertThat(issue.getStatus().toCode()).isEqualTo("final");
              assertThat(issue.getIdentifierFirstRep().getSystem())
                  .isEqualTo("https://spasmwatch.org/fhir/detected-issue");
              assertThat(issue.getMitigationFirstRep().getAction().getCodingFirstRep().getCode())
                  .isEqualTo("1");
              assertThat(issue.getImplicated()).isNotEmpty();
            });
  }

  @Test
  void r076ADraftIsNotReferredToBeforeItIsThere() {
    JsonNode issue =
        actions(Calls.answer(Calls.of("order-sign")), "create").get(0).path("resource");

    assertThat(issue.path("implicated"))
        .isEqualTo(Bundles.json("[{\"display\": \"carisoprodol\"}]"));
  }
}
