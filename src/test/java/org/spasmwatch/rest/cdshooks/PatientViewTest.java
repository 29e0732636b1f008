package org.spasmwatch.rest.cdshooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.myoclonus;
import static org.spasmwatch.testkit.Hooks.post;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** What a call on opening a chart is answered (CDS Hooks 2.0.1, "CDS Service Response"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PatientViewTest {
  private static final int OVER_THE_EVENT_LOOP = 100_000;

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static String taken(String rxnorm) {
    return Hooks.GABAPENTIN.replace("25480", rxnorm).replace("\"g\"", "\"r" + rxnorm + "\"");
  }

  /** A drug by a code of the EHR's own. */
  private static String unnamed(String code) {
    return taken(code).replace("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:ours");
  }

  private static List<String> uuids(JsonNode answer) {
    List<String> uuids = new ArrayList<>();
    answer.findValues("uuid").forEach(uuid -> uuids.add(uuid.asText()));
    return uuids;
  }

  @Test
  void theExampleOfTheDocumentationGivesACard() throws IOException {
    JsonNode answer = answer(Bundles.json(Hooks.example()));

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(answer.at("/cards/0/summary").asText()).contains("Myoclonus on gabapentin");
    assertThat(answer.at("/cards/0/suggestions")).isNotEmpty();
  }

  @Test
  void theAnswerIsJson() {
    assertThat(post(myoclonus()).contentType()).startsWith("application/json");
  }

  @Test
  void nothingToSayIsNoCards() {
    assertThat(answer(call()).path("cards")).isEmpty();
  }

  @Test
  void aRepeatedCallGetsCardsWithTheSameIds() {
    JsonNode first = answer(myoclonus());

    assertThat(answer(myoclonus())).isEqualTo(first);
    assertThat(uuids(first)).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    assertThat(uuids(first)).allMatch(uuid -> UUID.fromString(uuid).version() == 5);
  }

  @Test
  void anotherCallGetsCardsWithOtherIds() {
    ObjectNode other = myoclonus().put("hookInstance", "00000000-0000-4000-8000-000000000001");

    assertThat(uuids(answer(other))).doesNotContainAnyElementsOf(uuids(answer(myoclonus())));
  }

  @Test
  void suggestedOrdersAreForThePatientOfTheContext() {
    JsonNode suggestions = answer(myoclonus()).at("/cards/0/suggestions");

    assertThat(suggestions).isNotEmpty();
    assertThat(suggestions)
        .map(suggestion -> suggestion.at("/actions/0/resource"))
        .filteredOn(order -> order.path("resourceType").asText().equals("ServiceRequest"))
        .isNotEmpty()
        .map(order -> Outcomes.strictR4().parseResource(ServiceRequest.class, order.toString()))
        .allMatch(order -> order.getSubject().getReference().equals("Patient/p"));
  }

  @Test
  void aPairWithoutSymptomsIsSilentOnOpeningAChart() {
    ObjectNode pair = with(call(), "medicationRequests", searchset(taken("704"), taken("36437")));

    assertThat(answer(pair).path("cards")).isEmpty();
  }

  @Test
  void aPairWithoutSymptomsIsSaidToWhoAsked() {
    String bundle = Bundles.ofPatient(taken("704"), taken("36437"));

    JsonNode cards = Assessments.answer(Assessments.post(bundle)).path("cards");

    assertThat(cards).hasSize(1);
    assertThat(cards.at("/0/indicator").asText()).isEqualTo("info");
  }

  @Test
  void whenNoDrugIsRecognisedThatIsSaid() {
    ObjectNode unknown =
        with(call(), "medicationRequests", searchset(unnamed("1"), unnamed("2"), unnamed("2")));

    JsonNode cards = answer(unknown).path("cards");

    assertThat(cards).hasSize(1);
    assertThat(cards.at("/0/summary").asText()).startsWith("2 medicines could not be checked");
    assertThat(cards.at("/0/indicator").asText()).isEqualTo("info");
  }

  @Test
  void whenOneDrugIsRecognisedTheOthersAreNoCard() {
    ObjectNode some = with(call(), "medicationRequests", searchset(taken("25480"), taken("1")));

    assertThat(answer(some).path("cards")).isEmpty();
  }

  @Test
  void unknownDrugsMakeNoCardForWhoSentABundle() {
    String bundle = Bundles.ofPatient(taken("1"));

    assertThat(Assessments.answer(Assessments.post(bundle)).path("cards")).isEmpty();
  }

  @Test
  void aLargeCallIsAnswered() {
    ObjectNode large = myoclonus();
    large.putObject("extension").put("filler", "-".repeat(OVER_THE_EVENT_LOOP));

    assertThat(answer(large).path("cards")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/fhir+json",
        "application/json+fhir"
      })
  void aCallIsReadUnderEveryNameOfItsType(String contentType) {
    Assessments.request(contentType)
        .body(call().toString().getBytes(StandardCharsets.UTF_8))
        .post(Hooks.REVIEW)
        .then()
        .statusCode(200);
  }

  @Test
  void extensionsAreLeftAlone() {
    ObjectNode call = myoclonus();
    call.putObject("extension").put("com.example.ward", 7);
    ((ObjectNode) call.path("context")).putObject("extension").put("com.example.bed", "3");

    assertThat(answer(call)).isEqualTo(answer(myoclonus()));
  }

  @Test
  void theTokenIsTakenAndNeverGivenBack() {
    ObjectNode call = myoclonus().put("fhirServer", "https://ehr.example/fhir");
    call.putObject("fhirAuthorization")
        .put("access_token", "some-opaque-fhir-access-token")
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "user/Patient.read")
        .put("subject", "cds-service");

    assertThat(answer(call).toString())
        .isEqualTo(answer(myoclonus()).toString())
        .doesNotContain("some-opaque");
  }

  @Test
  void theLinksOfACardLeadToPagesThatAreForAll() {
    JsonNode links = answer(myoclonus()).at("/cards/0/links");

    assertThat(links).hasSizeGreaterThan(1);
    for (JsonNode link : links) {
      String path = link.path("url").asText().replaceFirst("https?://[^/]+", "");
      Response page = given().get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.contentType()).startsWith("text/html");
      assertThat(page.asString()).contains("gabapentin", "not a medical device");
    }
    assertThat(given().get("/statements/none").statusCode()).isEqualTo(404);
  }

  /** An issue on the record of the EHR, with our identifier of the card. */
  private static String recorded(String identifier, String mitigation) {
    return """
    {"resourceType": "DetectedIssue", "id": "i", "status": "final",
     "patient": {"reference": "Patient/p"}, %s
     "identifier": [{"system": "https://spasmwatch.org/fhir/detected-issue", "value": "%s"}]}
    """
        .formatted(mitigation, identifier);
  }

  private static String identifier() {
    JsonNode issues =
        Bundles.json(
            Assessments.request(Assessments.FHIR_JSON)
                .accept(Assessments.FHIR_JSON)
                .body(Bundles.of(Hooks.GABAPENTIN, Hooks.condition("m", "17450006")))
                .post("/assessments")
                .asString());
    return issues.at("/entry/0/resource/identifier/0/value").asText();
  }

  @Test
  void whatTheRecordHasAsAnsweredIsNotSaidAgain() {
    String answered = "\"mitigation\": [{\"action\": {\"text\": \"dose lowered\"}}],";
    String issue = recorded(identifier(), answered);

    assertThat(answer(with(myoclonus(), "detectedIssues", searchset(issue))).path("cards"))
        .isEmpty();
  }

  @Test
  void whatNobodyHasAnsweredIsSaidAgain() {
    String another = recorded("x", "\"mitigation\": [{\"action\": {\"text\": \"done\"}}],");

    for (String issue : List.of(recorded(identifier(), ""), another)) {
      assertThat(answer(with(myoclonus(), "detectedIssues", searchset(issue))).path("cards"))
          .hasSize(1);
    }
  }
}
