package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.checked;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.myoclonus;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/**
 * One click has a card on record as weighed, and the record keeps it from being said again: what a
 * suggestion gives an EHR is what the prefetch of the next call brings back.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ReviewedCardsTest {
  private static final String MYOCLONUS = condition("m", "17450006");

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static ObjectNode signing() {
    return Hooks.at(
        "order-sign", "draftOrders", searchset(Hooks.draft("c1", "carisoprodol 350 mg tablet")));
  }

  /** The suggestion of a card that creates a DetectedIssue. */
  private static Optional<JsonNode> review(JsonNode card) {
    return StreamSupport.stream(card.path("suggestions").spliterator(), false)
        .filter(s -> type(s).equals("DetectedIssue"))
        .findFirst();
  }

  private static String type(JsonNode suggestion) {
    return suggestion.at("/actions/0/resource/resourceType").asText();
  }

  /** What an EHR has on record after the suggestion was taken. */
  private static ObjectNode taken(JsonNode answer) {
    JsonNode suggestion = review(answer.at("/cards/0")).orElseThrow();
    return ((ObjectNode) suggestion.at("/actions/0/resource").deepCopy()).put("id", "i1");
  }

  /** Our identifier of the first issue of the patient of a call. */
  private static JsonNode identifier(ObjectNode call) {
    String drugs = call.at("/prefetch/medicationRequests/entry/0/resource").toString();
    String[] records =
        Stream.concat(
                Stream.of(drugs),
                StreamSupport.stream(call.at("/prefetch/conditions/entry").spliterator(), false)
                    .map(entry -> entry.path("resource").toString()))
            .toArray(String[]::new);
    String issues =
        Assessments.request(Assessments.FHIR_JSON)
            .accept(Assessments.FHIR_JSON)
            .body(Bundles.of(records))
            .post("/assessments")
            .asString();
    return Bundles.json(issues).at("/entry/0/resource/identifier/0/value");
  }

  private static ObjectNode another(ObjectNode call) {
    return call.put("hookInstance", UUID.randomUUID().toString());
  }

  @Test
  void whatWasReviewedIsNotSaidAgain() {
    String issue = taken(answer(myoclonus())).toString();

    ObjectNode next = another(with(myoclonus(), "detectedIssues", searchset(issue)));

    assertThat(answer(next).path("cards")).isEmpty();
  }

  @Test
  void anOrderThatWasReviewedIsNotSaidAgainAtSigning() {
    ObjectNode selecting = signing().put("hook", "order-select");
    ((ObjectNode) selecting.path("context")).putArray("selections").add("MedicationRequest/c1");
    String issue = taken(checked(selecting)).toString();

    JsonNode signed = checked(with(signing(), "detectedIssues", searchset(issue)));

    assertThat(signed.path("cards")).isEmpty();
  }

  @Test
  void aCriticalCardOffersNoReviewAndIsSaidWhateverIsOnRecord() {
    ObjectNode emergency =
        with(call(), "medicationRequests", searchset(Hooks.GABAPENTIN.replace("25480", "704")));
    with(
        emergency, "conditions", searchset(condition("c", "55300003"), condition("s", "91175000")));
    JsonNode card = answer(emergency).at("/cards/0");
    assertThat(card.path("indicator").asText()).isEqualTo("critical");
    assertThat(review(card)).isEmpty();

    ObjectNode issue = taken(answer(myoclonus())).put("severity", "high");
    ((ObjectNode) issue.at("/identifier/0")).set("value", identifier(emergency));
    JsonNode again = answer(with(emergency, "detectedIssues", searchset(issue.toString())));

    assertThat(again.at("/cards/0/summary")).isEqualTo(card.path("summary"));
  }

  @Test
  void whatHasBecomeMoreUrgentSinceIsSaidAgain() {
    JsonNode warning = checked(signing());
    assertThat(warning.at("/cards/0/indicator").asText()).isEqualTo("warning");
    String issue = taken(warning).put("severity", "low").toString();

    JsonNode again = checked(with(signing(), "detectedIssues", searchset(issue)));

    assertThat(again.path("cards")).hasSize(1);
  }

  @Test
  void anIssueThatWasWithdrawnIsSaidAgain() {
    String issue = taken(answer(myoclonus())).put("status", "entered-in-error").toString();

    assertThat(answer(with(myoclonus(), "detectedIssues", searchset(issue))).path("cards"))
        .hasSize(1);
  }

  @Test
  void itIsTheLastSuggestionAndNeverTheRecommendedOne() {
    for (JsonNode card :
        List.of(answer(myoclonus()).at("/cards/0"), checked(signing()).at("/cards/0"))) {
      JsonNode suggestions = card.path("suggestions");
      JsonNode last = suggestions.path(suggestions.size() - 1);

      assertThat(type(last)).isEqualTo("DetectedIssue");
      assertThat(last.has("isRecommended")).isFalse();
      assertThat(last.path("uuid")).isNotEqualTo(card.path("uuid"));
    }
  }

  @Test
  void patientsAndThoseWhoOnlyAskAreNotOfferedIt() {
    ObjectNode ofPatient = myoclonus();
    ofPatient
        .putObject("extension")
        .putObject("org.spasmwatch.preferences")
        .put("audience", "patient");

    assertThat(review(answer(ofPatient).at("/cards/0"))).isEmpty();
    JsonNode asked = Assessments.answer(Assessments.post(Bundles.of(Hooks.GABAPENTIN, MYOCLONUS)));
    assertThat(asked.path("cards")).isNotEmpty();
    assertThat(review(asked.at("/cards/0"))).isEmpty();
  }
}
