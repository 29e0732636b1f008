package org.spasmwatch.rest.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Assessments.FHIR_JSON;
import static org.spasmwatch.testkit.Assessments.example;
import static org.spasmwatch.testkit.Assessments.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** Cards for patients, at each of the doors. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AudienceTest {
  private static final String PLAIN = "Sudden muscle jerks while you take gabapentin";

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private static RequestSpecification sent(String body) {
    return request(FHIR_JSON)
        .queryParam("date", "2026-04-21")
        .body(body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode card(Response response) {
    return Assessments.answer(response).at("/cards/0");
  }

  private static ObjectNode hook(String preferences) {
    ObjectNode call = Hooks.myoclonus();
    call.putObject("extension").set("org.spasmwatch.preferences", Bundles.json(preferences));
    return call;
  }

  @Test
  void assessmentsSpeakToThePatient() throws IOException {
    JsonNode card = card(sent(example()).queryParam("audience", "patient").post("/assessments"));

    assertThat(card.at("/summary").asText()).startsWith(PLAIN);
    assertThat(card.at("/detail").asText()).contains("Do not stop gabapentin on your own");
    assertThat(card.has("suggestions")).isFalse();
    assertThat(card.has("overrideReasons")).isFalse();
  }

  @Test
  void theExplanationIsThatOfTheClinician() throws IOException {
    JsonNode patient = card(sent(example()).queryParam("audience", "patient").post("/assessments"));
    JsonNode clinician =
        card(sent(example()).queryParam("audience", "clinician").post("/assessments"));

    assertThat(patient.at("/extension")).isEqualTo(clinician.at("/extension"));
    assertThat(patient.at("/indicator")).isEqualTo(clinician.at("/indicator"));
    assertThat(clinician.at("/summary").asText()).contains("Myoclonus on gabapentin");
  }

  @Test
  void theOperationSpeaksToThePatient() throws IOException {
    String inUrl =
        sent(example())
            .queryParam("audience", "patient")
            .post("/fhir/r4b/$assess")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(inUrl).contains("while you take gabapentin").doesNotContain("WHO-UMC");
  }

  @Test
  void theOperationTakesTheAudienceAsAParameter() throws IOException {
    ObjectNode parameters = (ObjectNode) Bundles.json("{\"resourceType\": \"Parameters\"}");
    parameters
        .putArray("parameter")
        .add(Bundles.json("{\"name\": \"audience\", \"valueCode\": \"patient\"}"))
        .addObject()
        .put("name", "bundle")
        .set("resource", Bundles.json(example()));

    String answer =
        sent(parameters.toString()).post("/fhir/r4b/$assess").then().extract().asString();

    assertThat(answer).contains("while you take gabapentin");
  }

  @Test
  void anAudienceThatThereIsNotIsRefused() throws IOException {
    Response response = sent(example()).queryParam("audience", "nurse").post("/assessments");

    assertThat(Outcomes.issue(response, 400, "invalid").getDiagnostics())
        .contains("either clinician or patient");
  }

  @Test
  void aParameterThatIsNoAudienceIsRefused() {
    String parameters =
        """
        {"resourceType": "Parameters",
         "parameter": [{"name": "audience", "valueCode": "nurse"}]}
        """;

    sent(parameters).post("/fhir/r5/$assess").then().statusCode(400);
  }

  @Test
  void aClientOfHooksCanAskForPlainWords() {
    JsonNode card = Hooks.answer(hook("{\"audience\": \"patient\"}")).at("/cards/0");

    assertThat(card.at("/summary").asText()).startsWith(PLAIN);
    assertThat(card.has("suggestions")).isFalse();
  }

  @Test
  void aWishThatIsNotKnownIsLeftAlone() {
    JsonNode card = Hooks.answer(hook("{\"colour\": \"blue\"}")).at("/cards/0");

    assertThat(card.at("/summary").asText()).startsWith("Myoclonus on gabapentin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"audience\": \"nurse\"}", "{\"audience\": 1}", "[]"})
  void aWishThatIsWrongIsRefused(String preferences) {
    Response response = Hooks.post(hook(preferences));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.asString()).contains("org.spasmwatch.preferences");
  }
}
