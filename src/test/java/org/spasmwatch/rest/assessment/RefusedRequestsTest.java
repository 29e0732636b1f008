package org.spasmwatch.rest.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Assessments.FHIR_JSON;
import static org.spasmwatch.testkit.Assessments.post;
import static org.spasmwatch.testkit.Assessments.raw;
import static org.spasmwatch.testkit.Assessments.request;
import static org.spasmwatch.testkit.Outcomes.issue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What bad input gets: always an OperationOutcome. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RefusedRequestsTest {
  private static final int OVER_THE_LIMIT = 11_000_000;
  private static final String NOTHING = Bundles.ofPatient();

  private static Response postAs(String contentType) {
    return request(contentType).body(NOTHING.getBytes(StandardCharsets.UTF_8)).post("/assessments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"resourceType\": \"Bundle\",}     | line 1, column 27",
        "{'resourceType': 'Bundle'}          | line 1, column 2",
        "{\"resourceType\": \"Bundle\"       | line 1, column",
        "nonsense                            | line 1, column",
        "{\"resourceType\": \"Bundle\", \"entry\": [NaN]} | line 1, column",
        "{\"a\": 1, \"a\": 2}                | line 1, column",
        "{\"resourceType\": \"Bundle\"} {}   | line 1, column",
      })
  void malformedJsonIsRefusedWithItsPlace(String body, String place) {
    assertThat(issue(post(body), 400, "structure").getDiagnostics()).contains(place);
  }

  @Test
  void thePlaceCountsLines() {
    assertThat(issue(post("{\n  \"resourceType\":\n  oops\n}"), 400, "structure").getDiagnostics())
        .contains("line 3, column");
  }

  @Test
  void aKeyTwiceIsSaidToBeThat() {
    assertThat(issue(post("{\"a\": 1, \"a\": 2}"), 400, "structure").getDiagnostics())
        .contains("same key twice");
  }

  @Test
  void whatFollowsTheEndIsSaidToBeThat() {
    assertThat(issue(post(NOTHING + "x"), 400, "structure").getDiagnostics()).isNotBlank();
    assertThat(issue(post(NOTHING + NOTHING), 400, "structure").getDiagnostics())
        .contains("after the end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n"})
  void anEmptyBodyIsRefused(String body) {
    assertThat(issue(post(body), 400, "required").getDiagnostics()).contains("empty");
  }

  @Test
  void noBodyAtAllIsRefused() {
    issue(request(FHIR_JSON).post("/assessments"), 400, "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"resourceType\": \"Bundle\"}]",
        "null",
        "1",
        "\"Bundle\"",
        "{}",
        "{\"resourceType\": \"Patient\"}",
        "{\"resourceType\": null}",
        "{\"resourceType\": \"Bundle\", \"entry\": {}}"
      })
  void whatIsNoBundleIsRefused(String body) {
    issue(post(body), 422, "invalid");
  }

  @Test
  void twoPatientsAreRefused() {
    String other = "{\"resourceType\": \"Patient\", \"id\": \"q\"}";

    assertThat(issue(post(Bundles.ofPatient(other)), 422, "business-rule").getDiagnostics())
        .contains("2 patients");
  }

  @Test
  void recordsOfTwoPatientsAreRefused() {
    String one = "{\"resourceType\": \"Condition\", \"subject\": {\"reference\": \"Patient/p\"}}";
    String other = one.replace("Patient/p", "Patient/q");

    issue(post(Bundles.of(one, other)), 422, "business-rule");
  }

  @Test
  void tooManyResourcesAreRefused() {
    String[] many = new String[20_001];
    Arrays.fill(many, "{\"resourceType\": \"Encounter\"}");

    issue(post(Bundles.of(many)), 422, "too-costly");
  }

  @Test
  void tooDeepNestingIsRefused() {
    String deep = "[".repeat(100) + "]".repeat(100);

    assertThat(issue(post(deep), 400, "structure").getDiagnostics()).contains("too deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\u0000\"", "\"\u0001\"", "\u0000"})
  void aControlCharacterThatIsNotEscapedIsRefused(String json) {
    issue(post("{\"resourceType\": " + json + "}"), 400, "structure");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] body = "{\"resourceType\": \"B?\"}".getBytes(StandardCharsets.ISO_8859_1);
    body[19] = (byte) 0xC3;

    issue(post(body), 400, "structure");
  }

  @Test
  void anOverlongNumberIsRefused() {
    issue(post("{\"n\": " + "9".repeat(2000) + "}"), 400, "structure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-13", "2026-02-30", "21.04.2026", "%2B999999999-12-31"})
  void aDateThatIsNoneIsRefused(String date) {
    Response response =
        request(FHIR_JSON)
            .urlEncodingEnabled(false)
            .body(NOTHING.getBytes(StandardCharsets.UTF_8))
            .post("/assessments?date=" + date);

    assertThat(issue(response, 400, "invalid").getDiagnostics()).contains("date");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/fhir+json;fhirVersion=6.0",
        "application/fhir+json;fhirVersion=3.0"
      })
  void anotherContentTypeIsRefused(String contentType) {
    issue(postAs(contentType), 415, "not-supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Type: nonsense\r\n", "Content-Type: /\r\n"})
  void aContentTypeThatIsNoneIsRefused(String header) throws IOException {
    issueOfRaw(
        "POST /assessments HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + header
            + "Content-Length: "
            + NOTHING.length()
            + "\r\n\r\n"
            + NOTHING,
        415,
        "not-supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
  void anEncodedBodyIsRefused(String encoding) throws IOException {
    issueOfRaw(
        "POST /assessments HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
            + FHIR_JSON
            + "\r\nContent-Encoding: "
            + encoding
            + "\r\nContent-Length: 0\r\n\r\n",
        415,
        "not-supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11000000", "70000000", "999999999999999999"})
  void aBodyThatIsAnnouncedAsTooLargeIsRefusedBeforeItIsRead(String length) throws IOException {
    issueOfRaw(
        "POST /assessments HTTP/1.1\r\nHost: x\r\nContent-Type: "
            + FHIR_JSON
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n",
        413,
        "too-long");
  }

  @Test
  void theConnectionOfABodyThatIsTooLargeIsClosed() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "POST /assessments HTTP/1.1\r\nHost: x\r\nContent-Length: 11000000\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void aBodyInChunksThatIsTooLargeIsRefused() throws Exception {
    byte[] body = " ".repeat(OVER_THE_LIMIT).getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/assessments"))
            .header("Content-Type", FHIR_JSON)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();

    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    String type = response.headers().firstValue("Content-Type").orElse("");
    issue(response.statusCode(), type, response.body(), 413, "too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/html", "application/pdf;q=0.5, text/html"})
  void anAnswerInAFormThatIsNotOnOfferIsRefused(String accept) {
    Response response =
        request(FHIR_JSON)
            .header("Accept", accept)
            .body(NOTHING.getBytes(StandardCharsets.UTF_8))
            .post("/assessments");

    issue(response, 406, "not-supported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void anotherMethodIsRefusedAndTheRightOneNamed(String method) {
    Response response = given().request(method, "/assessments");

    issue(response, 405, "not-supported");
    assertThat(response.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assessments/1",
        "/Assessments",
        "/q/nothing",
        "/../etc/passwd",
        "/%00"
      })
  void anUnknownPathIsNotFound(String path) {
    issue(given().urlEncodingEnabled(false).get(path), 404, "not-found");
    issue(given().urlEncodingEnabled(false).post(path), 404, "not-found");
  }

  private static void issueOfRaw(String request, int status, String code) throws IOException {
    RawAnswer answer = raw(RestAssured.port, request);
    String type = answer.header("Content-Type").orElse("");
    issue(answer.status(), type, answer.body(), status, code);
  }
}
