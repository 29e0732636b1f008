package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.at;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** The hooks of the review beside patient-view: a new problem, and the way home. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReviewHooksTest {
  private static final String BACLOFEN =
      """
      {"resourceType": "MedicationStatement", "id": "b", "status": "active",
       "subject": {"reference": "Patient/p"}, "effectivePeriod": {"start": "2026-01-02"},
       "medicationCodeableConcept": {"text": "baclofen"}}
      """;

  private static final String DISCHARGE_ORDER =
      """
      {"resourceType": "MedicationRequest", "id": "d", "status": "active", "intent": "order",
       "subject": {"reference": "Patient/p"}, "authoredOn": "2026-04-21",
       "encounter": {"reference": "Encounter/e1"},
       "category": [{"coding": [{"code": "discharge"}]}],
       "medicationCodeableConcept": {"text": "acetaminophen"}}
      """;

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static ObjectNode discharge(String encounter) {
    ObjectNode call = at("encounter-discharge", "encounterId", "\"" + encounter + "\"");
    with(call, "medicationRequests", searchset(DISCHARGE_ORDER));
    return with(call, "medicationStatements", searchset(BACLOFEN));
  }

  @Test
  void aProblemThatIsWrittenDownIsThere() {
    String cramp = condition("new", "17450006").replaceAll("\"clinicalStatus\".*\\n", "\n");
    ObjectNode call = at("problem-list-item-create", "conditions", searchset(cramp));
    ((ObjectNode) call.path("prefetch")).remove("conditions");

    JsonNode answer = answer(with(call, "medicationRequests", searchset(GABAPENTIN)));

    assertThat(answer.at("/cards/0/summary").asText()).startsWith("Myoclonus on gabapentin");
  }

  @Test
  void aDrugOfHomeThatIsAmongNoDischargeOrderIsNamed() {
    JsonNode card = answer(discharge("e1")).at("/cards/0");

    assertThat(card.path("indicator").asText()).isEqualTo("warning");
    assertThat(card.path("summary").asText()).startsWith("Do not end baclofen abruptly");
    assertThat(card.has("suggestions")).isFalse();
  }

  @Test
  void ordersOfAnotherDischargeSayNothingOfThisOne() {
    assertThat(answer(discharge("e2")).path("cards")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"encounter-discharge, encounterId", "problem-list-item-create, conditions"})
  void whatAContextLacksIsNamed(String hook, String field) {
    String refusal = Hooks.post(Hooks.call().put("hook", hook)).asString();

    assertThat(refusal).contains("context." + field);
  }
}
