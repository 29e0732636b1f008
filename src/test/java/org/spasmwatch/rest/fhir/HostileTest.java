package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;
import static org.spasmwatch.rest.fhir.Requests.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Requests that nobody makes who means well: each is refused, and the server goes on. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HostileTest {
  private static final String VALIDATE = "/fhir/r5/ClinicalUseDefinition/$validate";

  @AfterEach
  void theServerGoesOn() {
    assertThat(get("/fhir/r5/Medication/gabapentin").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "Medication?_count=99999999999999999999 -> 400",
        "Medication?_count=2147483648 -> 400",
        "Medication?_count=2147483647 -> 200",
        "Medication?code=%FF -> 400",
        "Medication?code=%EF%BF%BD -> 200",
        "Medication?_count=-1 -> 400",
        "Medication?_count=1e9 -> 400",
        "Medication?code=a%5Cb -> 400",
        "Medication?code=%5C -> 400",
        "Medication?_lastUpdated=ge2026-99-99 -> 400",
        "Medication?_id=%00 -> 200",
        "Medication?_sort=----code -> 400",
        "Medication?_elements=%2A -> 400",
        "Medication?_include=%2A:%2A -> 400",
        "Medication?_has=1 -> 400",
        "Medication?_has:::=1 -> 400",
        "Medication?_has:ClinicalUseDefinition:subject:_has:Medication:x:y=1 -> 400",
        "ClinicalUseDefinition?subject.definition.subject.definition=1 -> 400",
        "ClinicalUseDefinition?subject..code=1 -> 400",
        "ClinicalUseDefinition?.code=1 -> 400",
        "ClinicalUseDefinition?:missing=true -> 400",
        "ClinicalUseDefinition?effect:in=%7C -> 400",
        "Medication/..%2F..%2Fetc%2Fpasswd -> 404",
        "Medication/%2e%2e -> 405",
        "Medication/gabapentin%0d%0aSet-Cookie:x=1 -> 404",
        "Medication/gabapentin/_history/..%2F1 -> 404",
      })
  void aStrangeUrlIsRefused(String path, int status) {
    Response response = get("/fhir/r5/" + path);

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.header("Set-Cookie")).isNull();
    assertThat(response.asString())
        .doesNotContain("Exception", "org.spasmwatch", "passwd", "root:");
  }

  @Test
  void namesOfElementsHaveAnEnd() {
    String names = "_elements=code" + ",code".repeat(2_000);

    assertThat(diagnostics(get("/fhir/r5/Medication?" + names), 400)).contains("_elements");
    assertThat(diagnostics(get("/fhir/r5/Medication/gabapentin?" + names), 400))
        .contains("_elements");
  }

  @Test
  void aChainHasAnEnd() {
    String chain = "_has:ClinicalUseDefinition:subject:subject.".repeat(40);

    assertThat(diagnostics(get("/fhir/r5/Medication?" + chain + "_id=x"), 400))
        .contains("too long");
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    assertThat(diagnostics(get("/fhir/r5/Medication?_id=" + "x".repeat(20_000)), 414))
        .contains("POST _search");
    assertThat(
            given()
                .formParam("_id", "x".repeat(20_000))
                .post("/fhir/r5/Medication/_search")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 5_000_000})
  void aLineOfMegabytesIsExplainedToo(int length) throws IOException {
    String target = "/fhir/r5/Medication?_id=" + "x|%".repeat(length / 3);

    RawAnswer answer =
        Assessments.raw(RestAssured.port, "GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(414);
    assertThat(answer.body()).contains("OperationOutcome", "POST _search");
  }

  @Test
  void deepNestingIsRefused() {
    String deep = "{\"resourceType\":\"ClinicalUseDefinition\",\"a\":" + "[".repeat(100_000);
    Response json = given().contentType("application/fhir+json").body(deep).post(VALIDATE);
    Response xml =
        given()
            .contentType("application/fhir+xml")
            .body("<a xmlns=\"http://hl7.org/fhir\">" + "<b>".repeat(100_000))
            .post(VALIDATE);

    assertThat(diagnostics(json, 400)).isNotBlank();
    assertThat(diagnostics(xml, 400)).contains("nested");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] broken = "{\"resourceType\": \"\u00FF\"}".getBytes(StandardCharsets.ISO_8859_1);

    Response response = given().contentType("application/fhir+json").body(broken).post(VALIDATE);

    assertThat(diagnostics(response, 400)).contains("line 1");
  }

  @Test
  void aRequestWithoutAHostIsExplained() throws IOException {
    RawAnswer answer = Assessments.raw(RestAssured.port, "GET /fhir/r5/metadata HTTP/1.1\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "Host").doesNotContain("stack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a"
            + " xmlns='http://hl7.org/fhir'>&b;</a>",
        "<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><a xmlns='http://hl7.org/fhir'>&c;</a>",
      })
  void anEntityIsRefused(String xml) {
    Response response = given().contentType("application/fhir+xml").body(xml).post(VALIDATE);

    assertThat(diagnostics(response, 400)).contains("document type");
  }

  @Test
  void aBombIsRefusedBeforeItGoesOff() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[20_000_000]);
    }
    Response response =
        given()
            .header("Content-Encoding", "gzip")
            .contentType("application/fhir+json")
            .body(bomb.toByteArray())
            .post(VALIDATE);

    assertThat(diagnostics(response, 415)).contains("Content-Encoding");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws IOException {
    RawAnswer answer =
        Assessments.raw(
            RestAssured.port,
            "POST "
                + VALIDATE
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
                + "Content-Length: 52428800\r\n\r\n{");

    assertThat(answer.status()).as(answer.body()).isEqualTo(413);
    assertThat(answer.body()).contains("OperationOutcome");
  }

  @ParameterizedTest
  @ValueSource(strings = {"////", "json", "/", "application/", "a b/c"})
  void aContentTypeThatIsNoneIsExplained(String type) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            new URL("http://localhost:" + RestAssured.port + "/fhir/r5/Medication/$validate")
                .openConnection();
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", type);
    connection.setDoOutput(true);
    connection.getOutputStream().write('{');

    assertThat(connection.getResponseCode()).isEqualTo(415);
    assertThat(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("OperationOutcome", "no media type");
  }

  @Test
  void aRefusalNamesTheParameter() {
    JsonPath refusal = get("/fhir/r5/Medication?_count=-1").jsonPath();

    assertThat(refusal.getString("issue[0].expression[0]")).isEqualTo("http._count");
    assertThat(refusal.getString("issue[0].location[0]")).isEqualTo("http._count");
    assertThat(get("/fhir/r5/Medication?a-name=1").asString()).doesNotContain("a-name", "location");
  }
}
