package org.spasmwatch.rest.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Assessments.FHIR_JSON;
import static org.spasmwatch.testkit.Assessments.answer;
import static org.spasmwatch.testkit.Assessments.example;
import static org.spasmwatch.testkit.Assessments.request;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Outcomes;

/** The versions and forms in which data come in and answers go out. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FormsTest {
  private static final String FHIR_XML = "application/fhir+xml";
  private static final String OF_R5 =
      Bundles.ofPatient(
          """
          {"resourceType": "MedicationStatement", "id": "m", "status": "recorded",
           "subject": {"reference": "Patient/p"},
           "adherence": {"code": {"coding": [{"code": "taking"}]}},
           "medication": {"concept": {"coding": [
             {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}},
           "effectivePeriod": {"start": "2026-03-02"}}
          """,
          """
          {"resourceType": "Observation", "id": "f", "status": "final",
           "subject": {"reference": "Patient/p"},
           "effectiveDateTime": "2026-04-20", "valueBoolean": true,
           "code": {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}}
          """);

  private static Response send(String path, String type, String body, String accept) {
    return request(type)
        .header("Accept", accept)
        .queryParam("date", "2026-04-21")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post(path);
  }

  private static Response assess(String type, String body, String accept) {
    return send("/assessments", type, body, accept);
  }

  private static String xml() throws IOException {
    FhirContext r4 = FhirContext.forR4Cached();
    return r4.newXmlParser().encodeResourceToString(r4.newJsonParser().parseResource(example()));
  }

  @ParameterizedTest
  @ValueSource(strings = {FHIR_XML, "application/xml", "text/xml", FHIR_XML + ";fhirVersion=4.0"})
  void xmlSaysWhatJsonSays(String type) throws IOException {
    JsonNode cards = answer(assess(type, xml(), "application/json")).path("cards");

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).path("summary").asText()).contains("Myoclonus on gabapentin");
  }

  @ParameterizedTest
  @CsvSource({"application/fhir+json", "application/fhir+json;fhirVersion=5.0"})
  void dataOfR5AreRead(String type) {
    JsonNode cards = answer(assess(type, OF_R5, "application/json")).path("cards");

    assertThat(cards).hasSize(1);
    assertThat(cards.get(0).path("summary").asText()).contains("Myoclonus on gabapentin");
  }

  @ParameterizedTest
  @CsvSource({
    "application/fhir+json, 4.0, patient",
    "application/fhir+json;fhirVersion=4.3, 4.3, patient",
  })
  void whoAcceptsFhirGetsDetectedIssuesInTheVersionOfTheData(
      String type, String version, String subject) throws IOException {
    Response response = assess(type, example(), FHIR_JSON);

    assertThat(response.contentType())
        .startsWith("application/fhir+json")
        .contains("fhirVersion=" + version);
    JsonNode issue = answer(response).at("/entry/0/resource");
    assertThat(issue.path("resourceType").asText()).isEqualTo("DetectedIssue");
    assertThat(issue.has(subject)).isTrue();
  }

  @Test
  void dataOfR5AreAnsweredInR5() {
    Response response = assess(FHIR_JSON, OF_R5, FHIR_JSON);

    assertThat(response.contentType()).contains("fhirVersion=5.0");
    assertThat(answer(response).at("/entry/0/resource").has("subject")).isTrue();
  }

  @Test
  void detectedIssuesGoOutAsXmlToo() throws IOException {
    Response response = assess(FHIR_XML, xml(), FHIR_XML);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).startsWith(FHIR_XML);
    assertThat(
            FhirContext.forR4Cached()
                .newXmlParser()
                .parseResource(org.hl7.fhir.r4.model.Bundle.class, response.asString())
                .getEntryFirstRep()
                .getResource()
                .fhirType())
        .isEqualTo("DetectedIssue");
  }

  @Test
  void anotherVersionThanThatOfTheDataIsNotOnOffer() throws IOException {
    Response response = assess(FHIR_JSON, example(), FHIR_JSON + ";fhirVersion=5.0");

    assertThat(Outcomes.issue(response, 406, "not-supported").getDiagnostics()).contains("4.0");
  }

  @Test
  void anExplanationComesWithTheCards() throws IOException {
    JsonNode explained =
        answer(
            request(FHIR_JSON)
                .queryParam("date", "2026-04-21")
                .queryParam("explain", "true")
                .body(example().getBytes(StandardCharsets.UTF_8))
                .post("/assessments"));

    assertThat(explained.path("cards")).hasSize(1);
    assertThat(explained.at("/explanation/version").asInt()).isEqualTo(1);
    assertThat(explained.at("/explanation/statements")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "application/json;q=0, */* -> text/plain",
        "application/json;q=0, text/plain;q=0, */* -> application/fhir+json",
        "application/*;q=0, */*;q=0.1 -> text/plain",
        "*/*;q=0 -> 406",
        "application/json;q=0 -> 406"
      })
  void aFormThatIsExcludedIsNotAnswered(String accept, String answered) throws IOException {
    Response response = assess(FHIR_JSON, example(), accept);

    String form = response.contentType().replaceFirst(";.*", "");
    assertThat(response.statusCode() == 200 ? form : "" + response.statusCode())
        .isEqualTo(answered);
  }

  @ParameterizedTest
  @CsvSource({"maybe, application/json, 400", "true, application/fhir+json, 406"})
  void anExplanationHasOneForm(String explain, String accept, int status) throws IOException {
    request(FHIR_JSON)
        .header("Accept", accept)
        .queryParam("explain", explain)
        .body(example().getBytes(StandardCharsets.UTF_8))
        .post("/assessments")
        .then()
        .statusCode(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE Bundle [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>",
        "<Bundle xmlns=\"http://hl7.org/fhir\"><entry>",
        "<Patient xmlns=\"urn:else\"/>",
        "not XML",
        "",
      })
  void xmlThatIsNoneIsRefused(String body) {
    Response response = assess(FHIR_XML, body, "application/json");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.asString()).contains("OperationOutcome").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({"r5, 5.0, subject", "r4b, 4.3, patient"})
  void theOperationAnswersInTheVersionOfItsBase(String base, String version, String subject)
      throws IOException {
    Response response = send("/fhir/" + base + "/$assess", FHIR_JSON, example(), "*/*");

    assertThat(response.contentType()).contains("application/fhir+json", "fhirVersion=" + version);
    assertThat(answer(response).at("/entry/0/resource").has(subject)).isTrue();
  }

  @Test
  void theOperationTakesParametersWithABundleAndADate() throws IOException {
    String parameters =
        """
        {"resourceType": "Parameters", "parameter": [
          {"name": "bundle", "resource": %s}, {"name": "date", "valueDate": "2026-04-21"}]}
        """
            .formatted(example());

    JsonNode bundle =
        answer(
            request(FHIR_JSON)
                .body(parameters.getBytes(StandardCharsets.UTF_8))
                .post("/fhir/r5/$assess"));

    assertThat(bundle.at("/entry/0/resource/identifiedDateTime").asText()).startsWith("2026-04-21");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\": \"Parameters\"}",
        "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"bundle\", \"resource\":"
            + " {\"resourceType\": \"Bundle\"}}, {\"name\": \"date\", \"valueDate\": \"soon\"}]}",
      })
  void parametersThatSayNothingAreRefused(String parameters) {
    assertThat(send("/fhir/r5/$assess", FHIR_JSON, parameters, "*/*").statusCode()).isEqualTo(400);
  }

  @Test
  void thereIsNoOperationOnAnotherBase() {
    assertThat(send("/fhir/r9/$assess", FHIR_JSON, OF_R5, "*/*").statusCode()).isEqualTo(404);
  }
}
