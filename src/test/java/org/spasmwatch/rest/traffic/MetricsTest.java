package org.spasmwatch.rest.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Metrics.label;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Metrics;

/** What an operator can read of the service's work; docs/observability.md names all of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class MetricsTest {
  @Inject HttpServer server;

  private Metrics scrape() {
    return new Metrics(
        given()
            .port(server.getManagementPort())
            .get("/q/metrics")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  /** The end of a request is counted after the client has its answer. */
  private void grows(Runnable call, ToDoubleFunction<Metrics> read) {
    double before = read.applyAsDouble(scrape());

    call.run();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read.applyAsDouble(scrape()) > before);
  }

  private static void assessExample() {
    try {
      Assessments.post(Assessments.example()).then().statusCode(200);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void cardsAreCountedByStatementAndIndicator() {
    grows(
        MetricsTest::assessExample,
        now ->
            now.value(
                "spasmwatch_cards_total",
                label("statement", "gabapentin-myoclonus"),
                label("indicator", "warning")));
  }

  @Test
  void assessmentsWithoutCardsAreCountedToo() {
    grows(
        () -> Hooks.post(Hooks.call()).then().statusCode(200),
        now -> now.value("spasmwatch_assessments_total", label("cards", "none")));
  }

  @Test
  void whatWasNotEvaluatedIsCountedByItsCause() {
    String unknown = Hooks.GABAPENTIN.replace("\"25480\"", "\"no-such-code\"");

    grows(
        () ->
            Hooks.post(Hooks.with(Hooks.call(), "medicationRequests", Hooks.searchset(unknown)))
                .then()
                .statusCode(200),
        now -> now.value("spasmwatch_not_evaluated_total", label("cause", "unknown-medicine")));
  }

  @ParameterizedTest
  @CsvSource({
    "/cds-services, cds-hooks, discovery, none",
    "/cds-services/spasm-review, cds-hooks, call, spasm-review",
    "/cds-services/John-Smith, cds-hooks, call, unknown",
    "/fhir/r5/metadata, fhir-r5, capabilities, none",
    "/fhir/r5/Medication, fhir-r5, search-type, Medication",
    "/fhir/r5/Medication/gabapentin, fhir-r5, read, Medication",
    "/fhir/r5/Medication/gabapentin/_history/1, fhir-r5, vread, Medication",
    "/fhir/r5/Patient/John-Smith, fhir-r5, read, unknown",
    "/fhir/John-Smith/metadata, fhir, unknown, unknown",
    "/John-Smith, none, none, none",
  })
  void timeIsMeasuredByDoor(String path, String door, String interaction, String subject) {
    grows(
        () -> given().get(path),
        now ->
            now.value(
                "spasmwatch_requests_seconds_count",
                label("door", door),
                label("interaction", interaction),
                label("subject", subject)));

    assertThat(scrape().text()).doesNotContain("John-Smith");
  }

  @Test
  void refusalsAreCountedByDoorAndStatus() {
    grows(
        () -> Assessments.post("nonsense").then().statusCode(400),
        now ->
            now.value(
                "spasmwatch_refusals_total", label("door", "assessments"), label("status", "400")));
  }

  @Test
  void theKnowledgeInForceIsShown() {
    String version =
        given()
            .port(server.getManagementPort())
            .get("/q/health/ready")
            .jsonPath()
            .getString("checks.find { it.name == 'knowledge' }.data.version");

    Metrics now = scrape();

    assertThat(now.value("spasmwatch_knowledge_info", label("version", version))).isEqualTo(1);
    assertThat(now.value("spasmwatch_knowledge_statements")).isPositive();
    assertThat(now.value("spasmwatch_knowledge_age_seconds")).isNotNegative();
    assertThat(now.value("spasmwatch_knowledge_followed")).isEqualTo(1);
    assertThat(now.value("spasmwatch_knowledge_refused")).isZero();
  }

  @Test
  void theWorkersAreShown() {
    Metrics now = scrape();

    assertThat(now.text()).contains("spasmwatch_workers_waiting", "spasmwatch_workers_active");
    assertThat(now.value("spasmwatch_workers_capacity")).isEqualTo(32);
  }

  @Test
  void theAuditTrailIsShown() {
    grows(MetricsTest::assessExample, now -> now.value("spasmwatch_audit_written_total"));

    Metrics now = scrape();
    assertThat(now.value("spasmwatch_audit_capacity")).isEqualTo(10_000);
    assertThat(now.value("spasmwatch_audit_lost_total")).isZero();
    assertThat(now.text())
        .contains("spasmwatch_audit_waiting", "spasmwatch_audit_writable")
        .contains("# HELP spasmwatch_audit_lost_total Audit records");
  }

  @Test
  void metricsAreOnTheManagementPortOnly() {
    given().port(RestAssured.port).get("/q/metrics").then().statusCode(404);
  }
}
