package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.at;
import static org.spasmwatch.testkit.Hooks.checked;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.draft;
import static org.spasmwatch.testkit.Hooks.notEvaluated;
import static org.spasmwatch.testkit.Hooks.postOrders;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/**
 * The check of orders over HTTP, by the contexts of the CDS Hooks library (1.11 of the
 * requirements: order-select, order-sign, medication-refill, medication-verify).
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OrderHooksTest {
  private static final String CARISOPRODOL = draft("c1", "carisoprodol 350 mg tablet");
  private static final String ACETAMINOPHEN = draft("a1", "acetaminophen 500 mg tablet");

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static ObjectNode signing(String... orders) {
    return at("order-sign", "draftOrders", searchset(orders));
  }

  private static ObjectNode selecting(String selections, String... orders) {
    ObjectNode call = at("order-select", "draftOrders", searchset(orders));
    ((ObjectNode) call.path("context")).set("selections", Bundles.json(selections));
    return call;
  }

  @Test
  void aDraftThatIsAdvisedAgainstCanBeRemovedByOneClick() {
    JsonNode card = checked(signing(CARISOPRODOL)).at("/cards/0");

    assertThat(card.path("indicator").asText()).isEqualTo("warning");
    JsonNode suggestion = card.at("/suggestions/0");
    assertThat(suggestion.path("isRecommended").asBoolean()).isTrue();
    assertThat(suggestion.at("/actions/0"))
        .isEqualTo(
            Bundles.json(
                """
                {"type": "delete", "description": "Remove the draft order of carisoprodol",
                 "resourceId": "MedicationRequest/c1"}
                """));
    JsonNode suspect = card.at("/extension/org.spasmwatch.explanation/suspects/0");
    assertThat(suspect.path("phase").asText()).isEqualTo("intended");
    assertThat(suspect.has("certainty")).isFalse();
    assertThat(suspect.has("naranjo")).isFalse();
  }

  @Test
  void whatIsSelectedIsSaidAgainWhenItIsSigned() {
    ObjectNode selecting = selecting("[\"MedicationRequest/c1\"]", CARISOPRODOL, ACETAMINOPHEN);

    JsonNode selected = checked(selecting).path("cards");
    JsonNode signed = checked(signing(CARISOPRODOL, ACETAMINOPHEN)).path("cards");

    assertThat(selected).hasSize(1);
    assertThat(signed.at("/0/summary")).isEqualTo(selected.at("/0/summary"));
  }

  @Test
  void whatIsNotSelectedIsNotSaid() {
    assertThat(
            checked(selecting("[\"MedicationRequest/a1\"]", CARISOPRODOL, ACETAMINOPHEN))
                .path("cards"))
        .isEmpty();
  }

  @Test
  void theContextCountsAsTheListOfDrugs() {
    ObjectNode call = signing(CARISOPRODOL);
    ((ObjectNode) call.path("prefetch")).remove("medicationRequests");
    ((ObjectNode) call.path("prefetch")).remove("medicationStatements");

    JsonNode answer = checked(call);

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(notEvaluated(answer).toString()).contains("/prefetch/medicationRequests");
  }

  @Test
  void aRefillIsOfADrugThatIsTaken() {
    String refill = draft("g2", "gabapentin 300 mg capsule");
    ObjectNode call = at("medication-refill", "medications", searchset(refill));
    ((ObjectNode) call.path("context")).remove("userId");

    JsonNode answer = checked(with(call, "conditions", searchset(condition("m", "17450006"))));

    assertThat(answer.at("/cards/0/summary").asText()).startsWith("Myoclonus on gabapentin");
  }

  @Test
  void anOrderInForceIsVerifiedAsTaken() {
    String order = CARISOPRODOL.replace("\"draft\"", "\"active\"");

    JsonNode answer = checked(at("medication-verify", "medication", order));

    assertThat(answer.at("/cards/0/summary").asText()).startsWith("Carisoprodol: can be abused");
  }

  @Test
  void looseResourcesOfTheSandboxAreRead() {
    ObjectNode call = signing(CARISOPRODOL.replace("\"status\": \"draft\", ", ""));
    ((ObjectNode) call.at("/context/draftOrders")).remove("type");

    assertThat(checked(call).path("cards")).hasSize(1);
  }

  @Test
  void otherOrdersAreLeftAlone() {
    String test =
        """
        {"resourceType": "ServiceRequest", "id": "s1", "status": "draft", "intent": "order",
         "subject": {"reference": "Patient/p"}, "code": {"text": "x-ray"}}
        """;

    JsonNode answer = checked(selecting("[\"ServiceRequest/s1\"]", test));

    assertThat(answer.path("cards")).isEmpty();
    assertThat(notEvaluated(answer).isMissingNode()).isTrue();
  }

  @Test
  void anOrderForSomebodyElseTakesNoPart() {
    JsonNode answer = checked(signing(CARISOPRODOL.replace("Patient/p", "Patient/q")));

    assertThat(answer.path("cards")).isEmpty();
    assertThat(notEvaluated(answer).toString()).contains("MedicationRequest/c1");
  }

  @ParameterizedTest
  @CsvSource({
    "order-sign, draftOrders",
    "order-select, draftOrders",
    "order-select, selections",
    "order-select, userId",
    "medication-refill, medications",
    "medication-verify, medication",
    "medication-verify, userId",
    "medication-refill, patientId"
  })
  void whatAContextLacksIsNamed(String hook, String field) {
    ObjectNode call = selecting("[\"MedicationRequest/c1\"]", CARISOPRODOL).put("hook", hook);
    ObjectNode context = (ObjectNode) call.path("context");
    context.set("medications", context.path("draftOrders"));
    context.set("medication", Bundles.json(CARISOPRODOL));
    context.remove(field);

    refused(call, "required", "context." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "\"MedicationRequest/c1\"", "[1]", "[\"\"]", "[null]"})
  void selectionsThatAreNoneAreNamed(String selections) {
    ObjectNode call = selecting(selections, CARISOPRODOL);

    assertThat(postOrders(call).statusCode()).isEqualTo(400);
    assertThat(postOrders(call).asString()).contains("context.selections");
  }

  @Test
  void aSelectionThatIsAmongNoDraftsIsNamed() {
    refused(selecting("[\"MedicationRequest/x\"]", CARISOPRODOL), "value", "context.selections");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"text\"",
        "{\"resourceType\": \"Patient\"}",
        "{\"a\": 1}",
        "7",
        "{\"resourceType\": \"Bundle\", \"entry\": 5}"
      })
  void draftsThatAreNoBundleAreNamed(String drafts) {
    ObjectNode call = at("order-sign", "draftOrders", drafts);

    assertThat(postOrders(call).statusCode()).isEqualTo(400);
    assertThat(postOrders(call).asString()).contains("context.draftOrders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\": \"Bundle\"}",
        "{\"resourceType\": \"Bundle\", \"entry\": []}",
        "{\"resourceType\": \"Bundle\", \"entry\": [{}, 5, {\"resource\": 7}]}",
        "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\":"
            + " {\"resourceType\": \"ServiceRequest\"}}]}"
      })
  void emptyAndOddDraftsAreNoFault(String drafts) {
    assertThat(checked(at("order-sign", "draftOrders", drafts)).path("cards")).isEmpty();
  }

  @Test
  void theReviewAnswersNoHookOfOrders() {
    assertThat(Hooks.post(signing(CARISOPRODOL)).statusCode()).isEqualTo(400);
    assertThat(postOrders(Hooks.call()).statusCode()).isEqualTo(400);
  }

  private static void refused(ObjectNode call, String code, String where) {
    OperationOutcomeIssueComponent issue = Outcomes.issue(postOrders(call), 400, code);
    assertThat(issue.getExpression().get(0).getValue()).isEqualTo(where);
  }
}
