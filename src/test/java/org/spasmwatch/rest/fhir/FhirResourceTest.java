package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.accepting;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;
import static org.spasmwatch.rest.fhir.Requests.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R5;

/** The FHIR R5 API as a client meets it: status codes, headers, and errors that explain. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FhirResourceTest {
  private static final String MYOCLONUS = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";
  private static final String FHIR = "application/fhir+json;fhirVersion=5.0;charset=UTF-8";

  private static String base() {
    return "http://127.0.0.1:" + RestAssured.port + "/fhir/r5";
  }

  @Test
  void aResourceIsReadWithItsVersion() {
    Response response = get(MYOCLONUS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.contentType()).isEqualTo(FHIR);
    assertThat(response.header("ETag")).matches("W/\"\\d+\\.[0-9a-f]{8}\"");
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
  void theTimeOfTheRecordServesWhereThereIsNoTag() {
    String written = get(MYOCLONUS).header("Last-Modified");

    assertThat(written).endsWith("GMT");
    assertThat(given().header("If-Modified-Since", written).get(MYOCLONUS).statusCode())
        .isEqualTo(304);
    assertThat(
            given()
                .header("If-Modified-Since", written)
                .header("If-None-Match", "W/\"999\"")
                .get(MYOCLONUS)
                .statusCode())
        .isEqualTo(200);
    assertThat(
            given()
                .header("If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT")
                .get(MYOCLONUS)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCurrentVersionIsReadByItsNumber() {
    String version = get(MYOCLONUS).header("ETag").replaceAll("W/|\"", "");
    String number = version.substring(0, version.indexOf('.'));

    assertThat(get(MYOCLONUS + "/_history/" + version).statusCode()).isEqualTo(200);
    assertThat(get(MYOCLONUS + "/_history/" + number).statusCode()).isEqualTo(200);
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
  @ValueSource(
      strings = {
        "*/*",
        "application/fhir+json",
        "application/fhir+json; fhirVersion=5.0",
        "application/fhir+json;fhirVersion=\"5.0\"",
        "application/json",
        "application/json+fhir",
        "text/turtle, application/fhir+xml;q=0.05, */*;q=0.1",
      })
  void everyWayToAskForJsonIsUnderstood(String accept) {
    assertThat(accepting(accept, MYOCLONUS).contentType()).isEqualTo(FHIR);
    assertThat(accepting(accept, MYOCLONUS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"json", "application/json", "application/fhir+json", "application%2Ffhir%2Bjson"})
  void formatWinsOverAccept(String format) {
    Response response =
        given()
            .urlEncodingEnabled(false)
            .header("Accept", "application/pdf")
            .get(MYOCLONUS + "?_format=" + format);

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void prettyIsForPeople() {
    assertThat(get(MYOCLONUS + "?_pretty=true").asString()).contains("\n  \"id\"");
    assertThat(get(MYOCLONUS).asString()).doesNotContain("\n");
    assertThat(diagnostics(get(MYOCLONUS + "?_pretty=very"), 400)).contains("_pretty");
  }

  @Test
  void aSummaryMayBeTheTextAlone() {
    String text = get(MYOCLONUS + "?_summary=text").asString();
    String page = get("/fhir/r5/Medication?_id=baclofen&_summary=text").asString();

    ClinicalUseDefinition read = R5.strict().parseResource(ClinicalUseDefinition.class, text);
    assertThat(read.hasText()).isTrue();
    assertThat(read.hasType()).isTrue();
    assertThat(read.hasSubject()).isFalse();
    assertThat(read.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
    Bundle bundle = R5.strict().parseResource(Bundle.class, page);
    assertThat(bundle.getTotal()).isEqualTo(1);
    assertThat(bundle.getEntryFirstRep().getFullUrl()).endsWith("/Medication/baclofen");
    assertThat(page).contains("<div").doesNotContain("1292");
  }

  @Test
  void aSemicolonInThePathDoesNotHideTheQuery() {
    assertThat(get("/fhir/r5/Medication;a=b?_id=baclofen").asString())
        .isEqualTo(get("/fhir/r5/Medication?_id=baclofen").asString());
    assertThat(diagnostics(get("/fhir/r5/Medication;a=b?colour=blue"), 400)).contains("place 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "normative", "terminology"})
  void metadataTakesEveryModeAndGivesTheWhole(String mode) {
    assertThat(get("/fhir/r5/metadata?mode=" + mode).asString())
        .isEqualTo(get("/fhir/r5/metadata").asString());
    assertThat(diagnostics(get("/fhir/r5/metadata?mode=partial"), 400)).contains("normative");
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
  void aLenientClientHasUnknownParametersIgnored() {
    Response response =
        given()
            .header("Prefer", "return=minimal; handling=lenient")
            .get("/fhir/r5/Medication?colour=blue&_id=baclofen");

    assertThat(response.statusCode()).isEqualTo(200);
    Bundle bundle = R5.strict().parseResource(Bundle.class, response.asString());
    assertThat(bundle.getLink("self").getUrl()).isEqualTo(base() + "/Medication?_id=baclofen");
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
