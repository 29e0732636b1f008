package org.spasmwatch.rest.cors;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** Calls out of a browser (Fetch standard, "CORS protocol"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CorsTest {
  private static final String ALLOW = "Access-Control-Allow-Origin";
  private static final String EHR = "https://ehr.example";
  private static final String STRANGER = "https://stranger.example";

  private static RequestSpecification from(String origin) {
    return Assessments.request("application/json").header("Origin", origin);
  }

  private static Response preflight(String origin, String path) {
    return given()
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .options(path);
  }

  private static void isFor(Response response, String origin) {
    assertThat(response.headers().getValues(ALLOW)).containsExactly(origin);
    assertThat(response.header("Vary")).containsIgnoringCase("Origin");
    assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services", Hooks.REVIEW, Hooks.REVIEW + "/feedback"})
  void aPreflightIsAnswered(String path) {
    Response response = preflight(EHR, path);

    assertThat(response.statusCode()).isEqualTo(204);
    isFor(response, EHR);
    assertThat(response.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type");
    assertThat(response.header("Access-Control-Allow-Methods")).contains("GET", "POST", "OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://localhost:8080", "http://localhost:9"})
  void anyPortIsAllowedWhereThatIsSet(String origin) {
    isFor(preflight(origin, Hooks.REVIEW), origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STRANGER,
        "null",
        "https://ehr.example:8443",
        "http://ehr.example",
        "https://ehr.example.stranger.example",
        "http://localhost.stranger.example",
        "http://localhost:80@stranger.example"
      })
  void aPreflightOfAnotherOriginIsRefused(String origin) {
    Response response = preflight(origin, Hooks.REVIEW);

    assertThat(issue(response, 403, "forbidden").getDiagnostics())
        .contains("spasmwatch.cds.cors-origins");
    assertThat(response.header(ALLOW)).isNull();
  }

  @Test
  void aSuccessMayBeRead() {
    isFor(from(EHR).get("/cds-services"), EHR);
    Response called =
        from(EHR).body(Hooks.call().toString().getBytes(StandardCharsets.UTF_8)).post(Hooks.REVIEW);
    assertThat(called.statusCode()).isEqualTo(200);
    isFor(called, EHR);
  }

  @Test
  void anErrorMayBeRead() {
    Response wrong = from(EHR).body("{}").post(Hooks.REVIEW);
    assertThat(wrong.statusCode()).isEqualTo(400);
    isFor(wrong, EHR);

    Response nothing = from(EHR).body("{}").post("/cds-services/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    isFor(nothing, EHR);

    Response noRoute = from(EHR).body("{}").post(Hooks.REVIEW + "/nothing");
    assertThat(noRoute.statusCode()).isEqualTo(404);
    isFor(noRoute, EHR);
  }

  @Test
  void aRefusalBeforeTheBodyIsReadMayBeRead() {
    Response encoded = from(EHR).header("Content-Encoding", "br").body("{}").post(Hooks.REVIEW);

    assertThat(encoded.statusCode()).isEqualTo(415);
    isFor(encoded, EHR);
  }

  @Test
  void anotherOriginIsAnsweredButMayNotRead() {
    Response response = from(STRANGER).get("/cds-services");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.header(ALLOW)).isNull();
    assertThat(response.header("Vary")).containsIgnoringCase("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/r5/metadata",
        "/fhir/r4b/Medication?_count=1",
        "/fhir/r5/Medication/nothing",
        "/fhir/r5/Medication?colour=blue"
      })
  void theKnowledgeMayBeReadByPagesOfItsOwnList(String path) {
    Response preflight = preflight("https://viewer.example", path);

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("GET", "DELETE");
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("If-Match", "Prefer");
    Response read = given().header("Origin", "https://viewer.example").get(path);
    isFor(read, "https://viewer.example");
    assertThat(read.header("Access-Control-Expose-Headers")).contains("ETag", "Location");
    assertThat(issue(preflight(EHR, path), 403, "forbidden").getDiagnostics())
        .contains("spasmwatch.fhir.cors-origins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assessments", "/cds-servicesx", "/"})
  void otherPathsAreNotForBrowsers(String path) {
    assertThat(preflight(EHR, path).header(ALLOW)).isNull();
    assertThat(from(EHR).body(Bundles.ofPatient()).post(path).header(ALLOW)).isNull();
  }
}
