package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.accepting;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;
import static org.spasmwatch.rest.fhir.Requests.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What a FHIR client gets that asks for what is not there: always an OperationOutcome of R5. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RefusalsTest {
  private static final String MYOCLONUS = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "/fhir/r5/ClinicalUseDefinition/no-such-id -> no ClinicalUseDefinition of this id",
        "/fhir/r5/ClinicalUseDefinition/%20 -> no ClinicalUseDefinition of this id",
        "/fhir/r5/Patient/1 -> ClinicalUseDefinition, CodeSystem, Group, Medication,"
            + " MedicationKnowledge",
        "/fhir/r5/Patient -> ClinicalUseDefinition, CodeSystem, Group, Medication,"
            + " MedicationKnowledge",
        "/fhir/r5/medication -> Medication",
        "/fhir/r5/$export -> $knowledge-export",
        "/fhir/r9/metadata -> /fhir/r5, /fhir/r4b",
        "/fhir/r9/Medication/gabapentin -> /fhir/r5",
      })
  void whatIsNotThereIsExplained(String path, String says) {
    assertThat(diagnostics(get(path), 404)).contains(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/fhir+json; fhirVersion=4.3",
        "application/fhir+json; fhirVersion=4.0, application/pdf",
        "application/fhir+json;q=0",
        "no media type at all",
      })
  void whatIsNotOnOfferIsNotAcceptable(String accept) {
    assertThat(diagnostics(accepting(accept, MYOCLONUS), 406)).contains("fhirVersion=5.0");
  }

  @Test
  void anotherFormatIsNotAcceptable() {
    assertThat(diagnostics(get(MYOCLONUS + "?_format=ttl"), 406)).contains("_format");
    assertThat(diagnostics(get("/fhir/r5/metadata?_format=text/turtle"), 406)).contains("_format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_elements=a.b", "colour=blue", "_summary=count", "_summary=x"})
  void aReadTakesNoOtherParameters(String argument) {
    diagnostics(get(MYOCLONUS + "?" + argument), 400);
  }

  @Test
  void onlyAFormCanBePosted() {
    Response response =
        given().contentType("application/json").body("{}").post("/fhir/r5/Medication/_search");

    assertThat(diagnostics(response, 415)).contains("application/x-www-form-urlencoded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "subject=MedicationKnowledge/gabapentin -> subject=Medication/gabapentin",
        "colour=blue -> applies-to",
        "effect:exact=x -> :above, :below, :in, :missing, :not, :not-in, :text",
        "_include=ClinicalUseDefinition:colour -> _include",
        "_count=-1 -> _count",
      })
  void aBadSearchIsExplained(String query, String says) {
    assertThat(diagnostics(get("/fhir/r5/ClinicalUseDefinition?" + query), 400)).contains(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=%zz", "code=%", "%f=1"})
  void aMalformedEscapeInAFormIsExplained(String form) {
    Response response =
        given()
            .contentType("application/x-www-form-urlencoded")
            .body(form)
            .post("/fhir/r5/Medication/_search");

    assertThat(diagnostics(response, 400)).contains("hexadecimal");
  }

  private static RawAnswer raw(String target) throws IOException {
    return Assessments.raw(
        RestAssured.port, "GET /fhir/r5/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(target));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Medication?code=%zz", "Medication?code=%", "Medication/%zz"})
  void aMalformedEscapeInTheUrlIsExplained(String target) throws IOException {
    RawAnswer answer = raw(target);

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "hexadecimal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClinicalUseDefinition?effect=http://snomed.info/sct|17450006&_summary=count",
        "Medication?identifier=https://spasmwatch.org/fhir/drugs|gabapentin&_summary=count",
        "Medication?code=http://www.nlm.nih.gov/research/umls/rxnorm|25480&_summary=count"
      })
  void aBarMayStandAsItIs(String target) throws IOException {
    RawAnswer answer = raw(target);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"total\":").doesNotContain("\"total\":0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Medication/a^b", "Medication/{x}", "Medication/a\"b", "Medicati|on"})
  void otherStrayCharactersAreNoFault(String target) throws IOException {
    assertThat(raw(target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /fhir/r5/Medication/gabapentin, GET",
    "DELETE, /fhir/r5/Medication/gabapentin, GET",
    "PATCH, /fhir/r5/Medication/gabapentin, GET",
    "POST, /fhir/r5/Medication, GET",
    "PUT, /fhir/r5/Medication/_search, POST",
    "GET, /fhir/r5/Medication/_search, POST",
    "GET, /fhir/r4b/$assess, POST",
    "PUT, /fhir/r5/%24assess, POST",
    "DELETE, /fhir/r5/$versions, GET",
    "DELETE, /fhir/r4b/$knowledge-export, GET",
    "GET, /fhir/r5/ClinicalUseDefinition/$validate, POST",
    "DELETE, /fhir/r4b/Medication/$validate, POST",
    "PUT, /fhir/r5/ValueSet/$expand, POST",
    "PATCH, /fhir/r4b/ValueSet/finding/$validate-code, POST",
    "POST, /fhir/r5/metadata, GET",
    "PUT, /fhir/r4b/Medication/_history, GET",
    "POST, /fhir/r5/MedicationKnowledge/gabapentin, PUT",
    "DELETE, /fhir/r5/AuditEvent/1, GET",
    "POST, /fhir/r5/.well-known/smart-configuration, GET",
    "DELETE, /fhir/r5, POST",
    "GET, /assessments, POST",
  })
  void whatAPathDoesNotTakeIsSaidWithWhatItTakes(String method, String path, String allowed) {
    Response response = given().auth().oauth2("token-of-the-tests").request(method, path);

    diagnostics(response, 405);
    assertThat(response.header("Allow")).contains(allowed).doesNotContain(method);
  }

  /** Whoever may not write is told what cannot be written at all, and so is who asks beforehand. */
  @ParameterizedTest
  @ValueSource(strings = {"Medication/gabapentin", "Medication", "ValueSet/finding", "Group"})
  void whatIsReadAloneSaysSo(String path) {
    String url = "/fhir/r4b/" + path;

    Response refused = given().contentType("application/fhir+json").body("{}").put(url);

    assertThat(diagnostics(refused, 405)).contains("GET, HEAD, OPTIONS");
    assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(given().options(url).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(given().options("/fhir/r4b/MedicationKnowledge/gabapentin").header("Allow"))
        .contains("PUT", "DELETE");
  }

  @Test
  void untilThereIsAKnowledgeTheClientIsToldToComeBack() {
    CurrentKnowledge none = new CurrentKnowledge(List.of(), Clock.systemUTC());
    QuarkusMock.installMockForType(none, CurrentKnowledge.class);

    Response response = get(MYOCLONUS);

    assertThat(diagnostics(response, 503)).contains("loaded");
    assertThat(response.header("Retry-After")).isNotBlank();
  }
}
