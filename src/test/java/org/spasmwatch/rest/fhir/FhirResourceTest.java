package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R5;

/** The FHIR R5 API as a client meets it: status codes, headers, and errors that explain. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FhirResourceTest {
  private static final String MYOCLONUS = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";
  private static final String FHIR = "application/fhir+json;fhirVersion=5.0;charset=UTF-8";

  private static Response get(String path) {
    return given().urlEncodingEnabled(false).get(path);
  }

  private static Response accepting(String accept, String path) {
    return given().header("Accept", accept).get(path);
  }

  /** The diagnostics of an error, which has to be an OperationOutcome of R5. */
  private static String diagnostics(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/fhir+json");
    assertThat(response.asString())
        .doesNotContain("Exception", "org.spasmwatch", "java.", "\\tat ", "jackson");
    OperationOutcome outcome =
        R5.strict().parseResource(OperationOutcome.class, response.asString());
    assertThat(outcome.getIssue()).hasSize(1);
    return outcome.getIssueFirstRep().getDiagnostics();
  }

  private static String base() {
    return "http://127.0.0.1:" + RestAssured.port + "/fhir/r5";
  }

  @Test
  void aResourceIsReadWithItsVersion() {
    Response response = get(MYOCLONUS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(FHIR);
    assertThat(response.header("ETag")).matches("W/\"\\d+\"");
    assertThat(response.header("Vary")).contains("Accept");
    ClinicalUseDefinition read =
        R5.strict().parseResource(ClinicalUseDefinition.class, response.asString());
    assertThat("W/\"" + read.getMeta().getVersionId() + "\"").isEqualTo(response.header("ETag"));
    assertThat(read.getSubjectFirstRep().getReference()).isEqualTo("Medication/gabapentin");
  }

  @Test
  void whoHasTheCurrentStateGetsNoBody() {
    String etag = get(MYOCLONUS).header("ETag");

    Response response = given().header("If-None-Match", "\"x\", " + etag).get(MYOCLONUS);

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.header("ETag")).isEqualTo(etag);
    assertThat(response.asString()).isEmpty();
    assertThat(given().header("If-None-Match", "W/\"999\"").get(MYOCLONUS).statusCode())
        .isEqualTo(200);
    assertThat(given().header("If-Modified-Since", "yesterday").get(MYOCLONUS).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCurrentVersionIsReadByItsNumberAndNoOther() {
    String version = get(MYOCLONUS).header("ETag").replaceAll("\\D", "");

    assertThat(get(MYOCLONUS + "/_history/" + version).statusCode()).isEqualTo(200);
    assertThat(diagnostics(get(MYOCLONUS + "/_history/99"), 404)).contains("version " + version);
    assertThat(diagnostics(get(MYOCLONUS + "/_history/x"), 404)).contains("version " + version);
  }

  @Test
  void headIsGetWithoutTheBody() {
    Response response = given().head(MYOCLONUS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(FHIR);
    assertThat(response.header("ETag")).isEqualTo(get(MYOCLONUS).header("ETag"));
    assertThat(response.asString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "/fhir/r5/ClinicalUseDefinition/no-such-id -> no ClinicalUseDefinition of this id",
        "/fhir/r5/ClinicalUseDefinition/%20 -> no ClinicalUseDefinition of this id",
        "/fhir/r5/Patient/1 -> ClinicalUseDefinition, Group, Medication, MedicationKnowledge",
        "/fhir/r5/Patient -> ClinicalUseDefinition, Group, Medication, MedicationKnowledge",
        "/fhir/r5/medication -> Medication",
        "/fhir/r9/metadata -> /fhir/r5",
        "/fhir/r9/Medication/gabapentin -> /fhir/r5",
      })
  void whatIsNotThereIsExplained(String path, String says) {
    assertThat(diagnostics(get(path), 404)).contains(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/fhir+json",
        "application/fhir+json; fhirVersion=5.0",
        "application/fhir+json;fhirVersion=\"5.0\"",
        "application/json",
        "application/json+fhir",
        "text/html, application/fhir+xml;q=0.9, */*;q=0.1",
      })
  void everyWayToAskForJsonIsUnderstood(String accept) {
    assertThat(accepting(accept, MYOCLONUS).contentType()).isEqualTo(FHIR);
    assertThat(accepting(accept, MYOCLONUS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/fhir+xml",
        "text/html",
        "application/fhir+json; fhirVersion=4.3",
        "application/fhir+json; fhirVersion=4.0, application/xml",
        "application/fhir+json;q=0",
        "no media type at all",
      })
  void whatIsNotOnOfferIsNotAcceptable(String accept) {
    assertThat(diagnostics(accepting(accept, MYOCLONUS), 406)).contains("fhirVersion=5.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"json", "application/json", "application/fhir+json", "application%2Ffhir%2Bjson"})
  void formatWinsOverAccept(String format) {
    Response response =
        given()
            .urlEncodingEnabled(false)
            .header("Accept", "application/xml")
            .get(MYOCLONUS + "?_format=" + format);

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void anotherFormatIsNotAcceptable() {
    assertThat(diagnostics(get(MYOCLONUS + "?_format=xml"), 406)).contains("_format");
    assertThat(diagnostics(get("/fhir/r5/metadata?_format=text/turtle"), 406)).contains("_format");
  }

  @Test
  void prettyIsForPeople() {
    assertThat(get(MYOCLONUS + "?_pretty=true").asString()).contains("\n  \"id\"");
    assertThat(get(MYOCLONUS).asString()).doesNotContain("\n");
    assertThat(diagnostics(get(MYOCLONUS + "?_pretty=very"), 400)).contains("_pretty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_elements=id", "colour=blue", "_summary=count", "_summary=x"})
  void aReadTakesNoOtherParameters(String argument) {
    diagnostics(get(MYOCLONUS + "?" + argument), 400);
  }

  @Test
  void aSearchIsAnsweredWithLinksFromTheConfiguration() {
    Response response =
        given()
            .header("Host", "evil.example")
            .header("X-Forwarded-Host", "evil.example")
            .queryParam("subject", "Medication/gabapentin")
            .queryParam("_count", 2)
            .get("/fhir/r5/ClinicalUseDefinition");

    assertThat(response.contentType()).isEqualTo(FHIR);
    assertThat(response.asString()).doesNotContain("evil");
    Bundle bundle = R5.strict().parseResource(Bundle.class, response.asString());
    assertThat(bundle.getEntry()).hasSize(2);
    assertThat(bundle.getLink("self").getUrl())
        .isEqualTo(base() + "/ClinicalUseDefinition?subject=Medication/gabapentin&_count=2");
    String next = bundle.getLink("next").getUrl();
    assertThat(next).startsWith(base() + "/ClinicalUseDefinition?");
    assertThat(given().urlEncodingEnabled(false).get(next).statusCode()).isEqualTo(200);
    assertThat(bundle.getEntryFirstRep().getFullUrl())
        .startsWith(base() + "/ClinicalUseDefinition/");
  }

  @Test
  void aSearchCanBePosted() {
    Response response =
        given()
            .contentType("application/x-www-form-urlencoded")
            .formParam("code", "http://www.nlm.nih.gov/research/umls/rxnorm|1292")
            .post("/fhir/r5/Medication/_search?_count=5");

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    Bundle bundle = R5.strict().parseResource(Bundle.class, response.asString());
    assertThat(bundle.getTotal()).isEqualTo(1);
    assertThat(bundle.getLink("self").getUrl())
        .contains("/fhir/r5/Medication?", "_count=5", "code=");
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
        "effect:exact=x -> :missing, :not, :text",
        "_include=ClinicalUseDefinition:subject -> _include",
        "_count=-1 -> _count",
      })
  void aBadSearchIsExplained(String query, String says) {
    assertThat(diagnostics(get("/fhir/r5/ClinicalUseDefinition?" + query), 400)).contains(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"effect=%zz", "effect=%", "%f=1"})
  void aMalformedEscapeIsExplained(String query) throws IOException {
    RawAnswer answer =
        Assessments.raw(
            RestAssured.port,
            "GET /fhir/r5/Medication?%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(query));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(R5.strict().parseResource(OperationOutcome.class, answer.body()).getIssue())
        .hasSize(1);
  }

  @Test
  void aLenientClientHasUnknownParametersIgnored() {
    Response response =
        given()
            .header("Prefer", "return=minimal; handling=lenient")
            .get("/fhir/r5/Medication?colour=blue&_id=baclofen");

    assertThat(response.statusCode()).isEqualTo(200);
    Bundle bundle = R5.strict().parseResource(Bundle.class, response.asString());
    assertThat(bundle.getLink("self").getUrl()).isEqualTo(base() + "/Medication?_id=baclofen");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /fhir/r5/Medication/gabapentin, GET",
    "DELETE, /fhir/r5/Medication/gabapentin, GET",
    "PATCH, /fhir/r5/Medication/gabapentin, GET",
    "POST, /fhir/r5/Medication, GET",
    "PUT, /fhir/r5/metadata, GET",
    "PUT, /fhir/r5/Medication/_search, POST",
    "GET, /assessments, POST",
  })
  void whatAPathDoesNotTakeIsSaidWithWhatItTakes(String method, String path, String allowed) {
    Response response = given().request(method, path);

    diagnostics(response, 405);
    assertThat(response.header("Allow")).contains(allowed).doesNotContain(method);
  }

  @Test
  void theCapabilityStatementIsOfThisServer() {
    Response response = get("/fhir/r5/metadata");

    CapabilityStatement statement =
        R5.strict().parseResource(CapabilityStatement.class, response.asString());
    assertThat(response.contentType()).isEqualTo(FHIR);
    assertThat(statement.getFhirVersion().toCode()).isEqualTo("5.0.0");
    assertThat(statement.getImplementation().getUrl()).isEqualTo(base());
    assertThat(statement.getSoftware().getVersion()).isNotBlank();
  }
}
