package org.spasmwatch.rest.cdshooks.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** The context of each hook, by its definition in the CDS Hooks library. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HookContextsTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  @ParameterizedTest
  @CsvSource({
    "patient-view, userId",
    "patient-view, patientId",
    "order-select, userId",
    "order-select, patientId",
    "order-select, selections",
    "order-select, draftOrders",
    "order-sign, userId",
    "order-sign, patientId",
    "order-sign, draftOrders",
    "encounter-discharge, userId",
    "encounter-discharge, patientId",
    "encounter-discharge, encounterId",
    "medication-refill, patientId",
    "medication-refill, medications",
    "medication-verify, userId",
    "medication-verify, patientId",
    "medication-verify, medication",
    "problem-list-item-create, userId",
    "problem-list-item-create, patientId",
    "problem-list-item-create, conditions"
  })
  void r114ARequiredFieldThatIsMissingIsNamed(String hook, String field) {
    ObjectNode call = Calls.of(hook);
    Calls.context(call).remove(field);

    assertThat(issue(Calls.post(call), 400, "required").getExpression().get(0).getValue())
        .isEqualTo("context." + field);
  }

  @ParameterizedTest
  @CsvSource({
    "patient-view, encounterId",
    "order-select, encounterId",
    "order-sign, encounterId",
    "medication-refill, encounterId",
    "medication-refill, userId",
    "medication-verify, encounterId",
    "problem-list-item-create, encounterId"
  })
  void r114AnOptionalFieldMayBeThereOrNot(String hook, String field) {
    ObjectNode with = Calls.of(hook);
    Calls.context(with).put(field, "e1");
    ObjectNode without = Calls.of(hook);
    Calls.context(without).remove(field);

    assertThat(Calls.answer(with)).isEqualTo(Calls.answer(without));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Practitioner/1", "PractitionerRole/1", "Patient/p", "RelatedPerson/1"})
  void r114EveryKindOfUserMayCall(String user) {
    ObjectNode call = Calls.of("patient-view");
    Calls.context(call).put("userId", user);

    assertThat(Calls.answer(call).path("cards")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "order-select, draftOrders",
    "order-sign, draftOrders",
    "medication-refill, medications",
    "medication-verify, medication",
    "problem-list-item-create, conditions"
  })
  void r114AResourceOfAnotherTypeIsNamed(String hook, String field) {
    ObjectNode call = Calls.of(hook);
    Calls.context(call).putObject(field).put("resourceType", "Patient");

    assertThat(Calls.post(call).statusCode()).isEqualTo(400);
    assertThat(Calls.post(call).asString()).contains("context." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a/b", "Patient/p", "a b", "%2e%2e", "\u00e9", "a?b", ""})
  void r114WhatIsNoIdIsNamedAndGoesIntoNoUrl(String id) {
    ObjectNode call = Calls.of("patient-view");
    Calls.context(call).put("patientId", id);

    assertThat(Calls.post(call).statusCode()).isEqualTo(400);
    assertThat(Calls.post(call).asString()).contains("context.patientId");
  }

  @Test
  void r114WhatIsNoResourceInAContextIsNamed() {
    ObjectNode call = Calls.of("order-sign");
    ArrayNode entries = (ArrayNode) call.at("/context/draftOrders/entry");
    entries.insert(0, 5).insertObject(1);
    entries.insertObject(2).putObject("resource").put("id", "x");

    JsonNode answer = Calls.answer(call);

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(Hooks.notEvaluated(answer).findValuesAsText("reference"))
        .contains(
            "/context/draftOrders/entry/0/resource",
            "/context/draftOrders/entry/1/resource",
            "/context/draftOrders/entry/2/resource");
  }

  @Test
  void r115WhatIsNoOrderOfDrugsIsLeftAlone() {
    String test =
        """
        {"resourceType": "ServiceRequest", "id": "s1", "status": "draft", "intent": "order",
         "subject": {"reference": "Patient/p"}, "code": {"text": "x-ray"}}
        """;
    ObjectNode call = Calls.selecting("[\"MedicationRequest/c1\"]", test, Calls.CARISOPRODOL);

    assertThat(Calls.answer(call).path("cards")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"medication-prescribe", "order-review", "patient-view2"})
  void r117AHookOfAnotherNameIsAnotherHook(String hook) {
    ObjectNode call = Calls.of("patient-view").put("hook", hook);

    assertThat(issue(Calls.post(call), 400, "value").getExpression().get(0).getValue())
        .isEqualTo("hook");
  }
}
