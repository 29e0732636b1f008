package org.spasmwatch.k8s;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Ports;

/** What manifests, alerts and dashboard ask of the service, the running service has. */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ServedTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:spasmwatch|jvm|process)_[a-z_]+\\b");

  private static final String FEEDBACK = Hooks.REVIEW + "/feedback";
  private static final String ANSWERED =
      """
      {"feedback": [{"card": "6f1f9d0c-2d2f-4c7c-9a58-0f6f3e6a7b11", "outcome": "overridden",
        "outcomeTimestamp": "2026-04-21T10:00:00Z"}]}
      """;

  /** A server that has failed so often is left alone. */
  private static final int UNTIL_IT_RESTS = 6;

  @Inject HttpServer server;

  private int status(String path) {
    return given().port(server.getManagementPort()).get(path).statusCode();
  }

  private String scrape() {
    return given().port(server.getManagementPort()).get("/q/metrics").asString();
  }

  private static Set<String> asked() throws IOException {
    String asked =
        Manifest.of("production", "PrometheusRule", "spasmwatch").tree()
            + Files.readString(Path.of("k8s/components/monitoring/dashboard.json"));
    Set<String> names = new TreeSet<>();
    Matcher matcher = METRIC.matcher(asked);
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }

  /** Counters appear with their first event. */
  private static void makeAllEvents() throws IOException {
    given()
        .auth()
        .oauth2(Closed.access("system/Bundle.c"))
        .contentType("application/fhir+json")
        .body(Assessments.example())
        .post("/assessments?date=2026-04-21")
        .then()
        .statusCode(200);
    String unknown = Hooks.GABAPENTIN.replace("\"25480\"", "\"no-such-code\"");
    ObjectNode call = Hooks.with(Hooks.call(), "medicationRequests", Hooks.searchset(unknown));
    post(Hooks.REVIEW, call.toString(), Closed.call(Hooks.REVIEW));
    ((ObjectNode) call.path("prefetch")).remove("conditions");
    call.put("fhirServer", "https://nobody.hospital.example/fhir");
    post(Hooks.REVIEW, call.toString(), Closed.call(Hooks.REVIEW));
    call.put("fhirServer", "https://localhost:" + Ports.SILENT.number() + "/fhir");
    for (int i = 0; i < UNTIL_IT_RESTS; i++) {
      post(Hooks.REVIEW, call.toString(), Closed.call(Hooks.REVIEW));
    }
    given().get("/fhir/r5/Medication/gabapentin").then().statusCode(401);
    post(FEEDBACK, ANSWERED, Closed.call(FEEDBACK));
  }

  private static void post(String path, String body, String token) {
    given().auth().oauth2(token).contentType("application/json").body(body).post(path);
  }

  @Test
  void eachProbeIsAnswered() {
    Stream<JsonNode> probes =
        Stream.of("startupProbe", "livenessProbe", "readinessProbe")
            .flatMap(
                probe ->
                    Manifest.of("production", "Deployment").stream()
                        .flatMap(m -> m.tree().findValues(probe).stream()));

    assertThat(probes.map(probe -> probe.at("/httpGet/path").asText()))
        .hasSize(6)
        .allMatch(path -> status(path) == 200);
  }

  @Test
  void theServiceMonitorFindsTheMeters() {
    JsonNode endpoint =
        Manifest.of("production", "ServiceMonitor", "spasmwatch").tree().at("/spec/endpoints/0");

    assertThat(status(endpoint.path("path").asText())).isEqualTo(200);
  }

  @Test
  void eachMeterThatIsAskedForIsThere() throws IOException {
    makeAllEvents();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(missing(scrape())).isEmpty());
  }

  private static Set<String> missing(String scrape) throws IOException {
    Set<String> missing = asked();
    missing.removeIf(
        name -> scrape.contains("\n" + name + "{") || scrape.contains("\n" + name + " "));
    return missing;
  }
}
