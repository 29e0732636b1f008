package org.spasmwatch.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.HealthChecks;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;

/** What a replica says of itself, while it has its database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HealthTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TestHTTPResource(value = "/health/ready", management = true)
  URL ready;

  @TestHTTPResource(value = "/health/started", management = true)
  URL started;

  @TestHTTPResource(value = "/health/live", management = true)
  URL live;

  @Inject StoredEdits change;
  @Inject CurrentKnowledge current;

  @Test
  void itIsStartedAndAlive() {
    HealthChecks.data(started, "start");
    HealthChecks.data(live, "follower");
  }

  @Test
  void readyWaitsForThePortOfTheService() {
    HealthChecks.data(ready, "listening");
    assertThat(new Listening().call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void readySaysWhichKnowledgeIsInForceAndSinceWhen() {
    JsonNode data = HealthChecks.data(ready, "knowledge");

    assertThat(data.path("version").asText()).matches("\\d{4}\\.\\d+\\+\\d+");
    assertThat(Instant.parse(data.path("in-force-since").asText())).isNotNull();
    assertThat(data.path("age-seconds").isIntegralNumber()).isTrue();
    assertThat(data.path("statements").asInt())
        .isEqualTo(current.find().orElseThrow().records().uses().size());
    assertThat(data.path("database").asText()).isEqualTo("reachable");
  }

  @Test
  void readySaysHowTheAuditTrailDoes() {
    JsonNode data = HealthChecks.data(ready, "audit");

    assertThat(data.path("store").asText()).isEqualTo("writable");
    assertThat(data.path("waiting").isIntegralNumber()).isTrue();
    assertThat(data.path("capacity").asInt()).isEqualTo(10_000);
    assertThat(data.path("lost").asInt(-1)).isZero();
  }

  /** The port for operators carries the headers that every answer carries. */
  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/ready", "/metrics", "/no-such-page"})
  void theManagementPortIsGuardedToo(String path) {
    String url = ready.toString().replace("/health/ready", path);
    Response answer = RestAssured.get(url);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void readySaysThatTheDoorsAreOpen() {
    assertThat(HealthChecks.data(ready, "knowledge").path("profile").asText())
        .isEqualTo("test (open: whoever reaches it may read and assess)");
  }

  @Test
  void withNothingHeldBackNothingOfItIsSaid() {
    JsonNode data = HealthChecks.data(ready, "knowledge");

    assertThat(data.path("cds-mode").asText()).isEqualTo("active");
    assertThat(data.has("disabled")).isFalse();
    assertThat(data.has("disabled-unknown")).isFalse();
    assertThat(data.has("refused")).isFalse();
  }

  @Test
  void anEditIsCountedAndSoIsADeletion() {
    RecordId source = new RecordId(Kind.SOURCE, "s-" + UUID.randomUUID());
    long before = localEdits();
    String content = "{\"title\": \"A\", \"standing\": \"A test.\", \"claims\": [\"LTG-META-01\"]}";

    change.put(source, content, new By("tester", "a test", 0));

    Awaitility.await().atMost(PATIENCE).until(() -> localEdits() == before + 1);
    change.delete(source, new By("tester", "a test", 1));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> current.find().orElseThrow().source(source.id()).isEmpty());
    assertThat(localEdits()).isEqualTo(before + 1);
  }

  private long localEdits() {
    return HealthChecks.data(ready, "knowledge").path("local-edits").asLong(-1);
  }

  @Test
  void withoutAKnowledgeItIsNotReadyAndStillStartedAndAlive() {
    CurrentKnowledge none = new CurrentKnowledge(List.of(), Clock.systemUTC());
    QuarkusMock.installMockForType(none, CurrentKnowledge.class);

    assertThat(RestAssured.get(ready).statusCode()).isEqualTo(503);
    assertThat(RestAssured.get(ready).asString()).contains("migrate");
    HealthChecks.data(started, "start");
    HealthChecks.data(live, "follower");
  }
}
