package org.spasmwatch.rest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.HealthChecks;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Logged;
import org.spasmwatch.testkit.Signer;

/**
 * Every door as it is in production: what a caller without, with a wrong and with a right token
 * gets.
 */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ClosedDoorsTest {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Path PATIENT = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");

  @TestHTTPResource(value = "/health/ready", management = true)
  private URL ready;

  @TestHTTPResource(value = "/openapi", management = true)
  private URL description;

  @TestHTTPResource(value = "/swagger-ui/", management = true)
  private URL pages;

  private static RequestSpecification bearer(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Response call(RequestSpecification caller, String body) {
    return caller.contentType("application/json").body(body).post(Hooks.REVIEW);
  }

  private static Response call(RequestSpecification caller) {
    return call(caller, Hooks.myoclonus().toString());
  }

  private static void isBareRefusal(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(UNAUTHORIZED);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(Bundles.json(response.asString()).at("/issue/0/diagnostics").asText())
        .isEqualTo("a valid JWT of a registered client is needed for this call");
  }

  @Test
  void aCallOfARegisteredClientGetsItsCardAndNoneWithoutItsToken() {
    isBareRefusal(call(given()));

    Response signed = call(bearer(Closed.call(Hooks.REVIEW)));

    assertThat(signed.statusCode()).as(signed.asString()).isEqualTo(200);
    assertThat(Bundles.json(signed.asString()).path("cards")).hasSize(1);
  }

  @Test
  void aLargeCallIsReadWholeAfterItsTokenWasBelieved() {
    String padded =
        Hooks.myoclonus()
            .toString()
            .replaceFirst("\\{", "{\"extension\": {\"padding\": \"" + "x".repeat(300_000) + "\"},");

    Response signed = call(bearer(Closed.call(Hooks.REVIEW)), padded);

    assertThat(signed.statusCode()).as(signed.asString()).isEqualTo(200);
    isBareRefusal(call(given(), padded));
  }

  @Test
  void aTokenIsGoodForOneCallHoweverManyAreMadeAtOnce() throws Exception {
    String token = Closed.call(Hooks.REVIEW);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls =
          Stream.<Callable<Integer>>generate(() -> () -> call(bearer(token)).statusCode())
              .limit(8)
              .toList();

      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }

      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, UNAUTHORIZED);
      isBareRefusal(call(bearer(token)));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whyATokenIsRefusedIsInTheLogAndNotInTheAnswerAndTheTokenInNeither() {
    String token = Closed.call("/cds-services/another-service");
    try (Logged log = Logged.begin()) {
      isBareRefusal(call(bearer(token)));

      assertThat(log.text())
          .contains("a token of ehr is not believed: its aud is not")
          .contains("requestId")
          .doesNotContain(token, token.split("\\.", -1)[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "bearer a b", "Bearer a.b.c", "e30"})
  void whatIsNoTokenIsRefused(String header) {
    isBareRefusal(call(given().header("Authorization", header)));
  }

  @Test
  void anAccessTokenForFhirIsNoTokenOfAClient() {
    isBareRefusal(call(bearer(Closed.access("system/*.cruds"))));
  }

  @Test
  void aServiceThatIsNotThereSaysSoToClientsOnly() {
    String path = "/cds-services/none";

    assertThat(given().contentType("application/json").body("{}").post(path).statusCode())
        .isEqualTo(UNAUTHORIZED);
    assertThat(
            bearer(Closed.call(path))
                .contentType("application/json")
                .body("{}")
                .post(path)
                .statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/cds-services", "/fhir/r5/metadata", "/fhir/r5/.well-known/smart-configuration"})
  void howToCallIsForAll(String path) {
    assertThat(given().get(path).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/fhir/r5/Medication/gabapentin, system/Medication.r",
    "/fhir/r5/Medication/gabapentin/_history/1, system/Medication.r",
    "/fhir/r5/Medication, system/Medication.s",
    "/fhir/r5/ClinicalUseDefinition?_count=1, system/ClinicalUseDefinition.s"
  })
  void aReadNeedsItsScope(String path, String scope) {
    Response without = given().get(path);
    assertThat(without.statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(without.asString()).contains("OperationOutcome", scope);

    Response other = bearer(Closed.access("system/Group.rs patient/*.rs")).get(path);
    assertThat(other.statusCode()).isEqualTo(FORBIDDEN);
    assertThat(other.header("WWW-Authenticate")).contains("insufficient_scope", scope);
    assertThat(other.asString()).contains("OperationOutcome", scope);

    assertThat(bearer(Closed.access(scope)).get(path).statusCode()).isEqualTo(200);
    assertThat(bearer(Closed.access("system/*.rs")).get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void whatComesWithASearchNeedsItsScopeToo() {
    String path =
        "/fhir/r5/ClinicalUseDefinition?_id=gabapentin-myoclonus&_revinclude=Provenance:target";
    String statements = "system/ClinicalUseDefinition.s";

    Response narrow = bearer(Closed.access(statements)).get(path);

    assertThat(narrow.statusCode()).isEqualTo(403);
    assertThat(narrow.asString()).contains("OperationOutcome", "system/Provenance.s");
    assertThat(bearer(Closed.access(statements + " system/Provenance.s")).get(path).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSearchByPostNeedsTheScopeOfASearch() {
    String path = "/fhir/r5/Medication/_search";

    assertThat(given().formParam("_count", 1).post(path).statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(
            bearer(Closed.access("system/Medication.s"))
                .formParam("_count", 1)
                .post(path)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTypeThatIsNotServedIsNotRepeated() {
    Response refused = given().get("/fhir/r5/Quastelmann/1");

    assertThat(refused.statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(refused.asString()).doesNotContain("Quastelmann").contains("system/*.r");
    assertThat(bearer(Closed.access("system/*.r")).get("/fhir/r5/Quastelmann/1").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTokenForAnotherAudienceAnExpiredOneAndOneBySomebodyElseAreRefused() {
    String scope = "system/*.cruds";
    List<String> wrong =
        List.of(
            Closed.access("https://elsewhere.example", scope, Instant.now()),
            Closed.access(Closed.URL, scope, Instant.now().minusSeconds(3600)),
            Closed.EHR_KEY.sign(Signer.claims(Closed.LOGIN, Closed.URL, Instant.now())),
            Closed.call("/fhir/r5/Medication/gabapentin"),
            "not-a-token");

    for (String token : wrong) {
      Response refused = bearer(token).get("/fhir/r5/Medication/gabapentin");
      assertThat(refused.statusCode()).isEqualTo(UNAUTHORIZED);
      assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
      assertThat(refused.asString()).contains("OperationOutcome").doesNotContain(token);
    }
  }

  @Test
  void anAssessmentNeedsToMayCreateABundle() throws IOException {
    String patient = Files.readString(PATIENT);

    assertThat(assess(given(), patient).statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(assess(bearer(Closed.access("system/Bundle.r")), patient).statusCode())
        .isEqualTo(FORBIDDEN);
    Response allowed = assess(bearer(Closed.access("system/Bundle.c")), patient);
    assertThat(allowed.statusCode()).as(allowed.asString()).isEqualTo(200);
    assertThat(Bundles.json(allowed.asString()).path("cards")).isNotEmpty();
  }

  private static Response assess(RequestSpecification caller, String patient) {
    return caller
        .contentType("application/fhir+json")
        .body(patient)
        .post("/assessments?date=2026-04-21");
  }

  @Test
  void whereTokensComeFromIsSaid() {
    String said = given().get("/fhir/r5/.well-known/smart-configuration").asString();

    assertThat(Bundles.json(said).path("issuer").asText()).isEqualTo(Closed.LOGIN);
    assertThat(said)
        .contains("client_credentials", "permission-v2")
        .contains("system/ClinicalUseDefinition.cud", "spasmwatch/activate");
    assertThat(given().get("/fhir/r5/metadata").asString())
        .contains("restful-security-service", "SMART-on-FHIR");
    assertThat(given().get("/fhir/none/.well-known/smart-configuration").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theApiIsDescribedOnTheManagementPortAndNotTriedOutThere() {
    assertThat(given().get(description).statusCode()).isEqualTo(200);
    assertThat(given().get(pages).statusCode()).isEqualTo(404);
    assertThat(given().get("/q/openapi").statusCode()).isEqualTo(404);
  }

  @Test
  void healthSaysThatItIsClosed() {
    assertThat(HealthChecks.data(ready, "knowledge").path("profile").asText())
        .isEqualTo("closed (closed)");
    assertThat(HealthChecks.data(ready, "callers").path("cds-auth").asText()).isEqualTo("required");
    assertThat(HealthChecks.data(ready, "callers").path("cds-clients").asInt()).isEqualTo(3);
  }
}
