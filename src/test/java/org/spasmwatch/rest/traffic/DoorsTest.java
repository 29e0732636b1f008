package org.spasmwatch.rest.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Outcomes;

/** The same rules at every door: what is refused, how, and with which headers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DoorsTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";

  private static void isGuarded(Response response) {
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(response.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(response.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(response.header("Cache-Control")).isIn("no-store", "no-cache");
    assertThat(response.header("Strict-Transport-Security")).isNull();
    assertThat(response.header("X-Request-Id")).isEqualTo(ID);
  }

  private static RequestSpecification named() {
    return given().header("X-Request-Id", ID);
  }

  /** As an answer of that status is written: an OperationOutcome for all that are refused. */
  private static void isRefused(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/fhir+json");
    assertThat(response.asString()).contains("OperationOutcome").doesNotContain("Exception");
    isGuarded(response);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cds-services, 200",
    "HEAD, /cds-services, 200",
    "GET, /fhir/r5/metadata, 200",
    "HEAD, /fhir/r5/metadata, 200",
    "GET, /fhir/r5/Medication, 200",
    "HEAD, /fhir/r5/Medication/gabapentin, 200",
    "OPTIONS, /assessments, 200",
    "OPTIONS, /cds-services/spasm-review, 200",
    "OPTIONS, /fhir/r5/Medication, 200",
  })
  void whatIsAnsweredIsGuarded(String method, String path, int status) {
    Response response = named().request(method, path);

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    isGuarded(response);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /assessments, POST",
    "HEAD, /assessments, POST",
    "PUT, /assessments, POST",
    "DELETE, /assessments, POST",
    "POST, /cds-services, GET",
    "PATCH, /cds-services, GET",
    "GET, /cds-services/spasm-review, POST",
    "PUT, /cds-services/spasm-review, POST",
    "PUT, /fhir/r5/Medication/gabapentin/_history/1, GET",
    "GET, /fhir/r5/Medication/_history/1/2/3, ''",
  })
  void anotherMethodIsRefusedWithThoseThereAre(String method, String path, String allowed) {
    Response response = named().request(method, path);

    if (allowed.isEmpty()) {
      isRefused(response, 404);
    } else {
      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.header("Allow")).contains(allowed, "OPTIONS");
      isGuarded(response);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /assessments",
    "POST, /cds-services/spasm-review",
    "POST, /fhir/r5/Medication/_search",
  })
  void aBodyOfAnotherTypeIsRefused(String method, String path) {
    RequestSpecification request =
        Assessments.request("image/png").header("X-Request-Id", ID).body(new byte[] {1});

    isRefused(request.request(method, path), 415);
  }

  @ParameterizedTest
  @CsvSource({"/assessments", "/cds-services/spasm-review", "/fhir/r5/Medication/_search", "/x"})
  void aBodyThatIsTooLargeIsRefused(String path) throws IOException {
    RawAnswer answer =
        Assessments.raw(
            RestAssured.port,
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 11000000\r\n\r\n".formatted(path));

    Outcomes.issue(
        answer.status(), answer.header("Content-Type").orElse(""), answer.body(), 413, "too-long");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
  }

  @ParameterizedTest
  @CsvSource({"/assessments", "/cds-services/spasm-review"})
  void jsonThatIsNoneIsRefused(String path) {
    isRefused(
        named()
            .contentType("application/json")
            .body("{nonsense".getBytes(StandardCharsets.UTF_8))
            .post(path),
        400);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /assessments, application/json",
    "GET, /cds-services, ''",
    "GET, /fhir/r5/Medication, ''",
  })
  void aFormThatIsNotOnOfferIsRefused(String method, String path, String type) {
    RequestSpecification request = named().header("Accept", "image/png");
    if (!type.isEmpty()) {
      request.contentType(type).body("{}");
    }

    isRefused(request.request(method, path), 406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/assessments/1",
        "/cds-services/no-such-service/x",
        "/fhir",
        "/fhir/r9/Medication",
        "/fhir/r5/Patient/1",
        "/fhir/r5/Medication/no-such-id",
        "/q/metrics",
        "/q/health",
      })
  void whatIsNotThereIsNotFound(String path) {
    isRefused(named().get(path), 404);
  }

  /** Paths without a route, methods that HTTP does not know, targets that are no URL. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1",
        "GET /assessments/%c0%ae HTTP/1.1",
        "GET //assessments HTTP/1.1",
        "NONSENSE /assessments HTTP/1.1",
        "TRACE /assessments HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "CONNECT example.org:443 HTTP/1.1",
        "GET http://example.org/assessments HTTP/1.1",
      })
  void anOddRequestIsRefusedWithoutAFault(String line) throws IOException {
    RawAnswer answer = Assessments.raw(RestAssured.port, line + "\r\nHost: x\r\n\r\n");

    assertThat(answer.status()).as(answer.head() + answer.body()).isBetween(200, 499);
    assertThat(answer.body()).doesNotContain("Exception", "<html");
  }
}
