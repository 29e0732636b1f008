package org.spasmwatch.rest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Metrics;
import org.spasmwatch.testkit.Outcomes;
import org.spasmwatch.testkit.Signer;

/** Who asks too often is told when to come again, and nobody else is. */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RateGateTest {
  private static final int AT_ONCE = 10;
  private static final String REVIEW = "/cds-services/spasm-review";

  @TestHTTPResource("/")
  URL url;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  /** One request a second, of which time none passes. */
  @BeforeEach
  void aLowRate() {
    QuarkusMock.installMockForType(new Rates(1, () -> 0), Rates.class);
  }

  private static Response signed(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Hooks.call().toString())
        .post(REVIEW);
  }

  private static String ofEhr() {
    return Closed.call(REVIEW);
  }

  private static String ofSouth() {
    return Closed.SOUTH_KEY.sign(Signer.claims(Closed.SOUTH, Closed.URL + REVIEW, Instant.now()));
  }

  private static void isTurnedAway(Response response) {
    assertThat(Outcomes.issue(response, 429, "throttled").getDiagnostics()).contains("Retry-After");
    assertThat(response.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void anAddressThatAsksTooOftenIsToldWhenToComeAgain() {
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(given().get("/cds-services").statusCode()).isEqualTo(200);
    }

    isTurnedAway(given().get("/cds-services"));
    isTurnedAway(given().get("/fhir/r5/metadata"));
  }

  @Test
  void aBodyIsNotWaitedFor() throws Exception {
    IntStream.range(0, AT_ONCE).forEach(i -> given().get("/cds-services"));

    Assessments.RawAnswer answer =
        Assessments.raw(
            url.getPort(),
            "POST /assessments HTTP/1.1\r\nHost: x\r\nContent-Type: application/fhir+json\r\n"
                + "Content-Length: 1000\r\n\r\n");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Connection")).hasValue("close");
  }

  @Test
  void aClientHasARateOfItsOwnWhereverItCallsFrom() {
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(signed(ofEhr()).statusCode()).isEqualTo(200);
    }

    isTurnedAway(signed(ofEhr()));
    assertThat(signed(ofSouth()).statusCode()).isEqualTo(200);
    assertThat(given().get("/cds-services").statusCode()).isEqualTo(200);
  }

  @Test
  void whoSaysToBeAClientUsesUpNothingOfIt() {
    Signer stranger = Signer.of("ES384", "ehr-key");
    String forged = stranger.sign(Signer.claims(Closed.EHR, Closed.URL + REVIEW, Instant.now()));
    for (int i = 0; i < AT_ONCE; i++) {
      assertThat(signed(forged).statusCode()).isEqualTo(401);
    }

    isTurnedAway(signed(forged));
    assertThat(signed(ofEhr()).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsTurnedAwayIsCounted() {
    double before = turnedAway();

    IntStream.range(0, AT_ONCE + 1).forEach(i -> given().get("/cds-services"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(turnedAway()).isEqualTo(before + 1));
  }

  private double turnedAway() {
    return new Metrics(given().get(metrics).asString())
        .value(
            "spasmwatch_refusals_total",
            Metrics.label("door", "cds-hooks"),
            Metrics.label("status", "429"));
  }
}
