package org.spasmwatch.rest.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Logged;

/** What is written of each request. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AccessLogTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";

  private static String logOf(Runnable call) {
    try (Logged logged = Logged.begin()) {
      call.run();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> logged.text().contains("org.spasmwatch.access"));
      return logged.text();
    }
  }

  @Test
  void aRequestHasALineWithItsDoorAndHowItEnded() {
    String log = logOf(() -> given().header("X-Request-Id", ID).get("/fhir/r5/Medication/x?y=z"));

    assertThat(log)
        .contains("door=fhir-r5 interaction=read subject=Medication method=GET status=400 micros=")
        .contains("requestId=" + ID)
        .doesNotContain("/fhir/r5", "y=z");
  }

  @Test
  void aLineCanBeTakenApartByItsFields() {
    String log = logOf(() -> Assessments.post("nonsense"));

    assertThat(log)
        .containsPattern("\\{[^}]*door=assessments")
        .containsPattern("\\{[^}]*status=400");
  }

  @Test
  void aCallOfAHookIsFoundByItsInstance() {
    ObjectNode call = Hooks.call();
    String instance = call.path("hookInstance").asText();

    assertThat(logOf(() -> Hooks.post(call))).contains("hookInstance=" + instance);
  }

  @Test
  void aLargeCallIsFoundByItsInstanceToo() {
    ObjectNode call = Hooks.call().put("padding", " ".repeat(100_000));
    String instance = call.path("hookInstance").asText();

    assertThat(logOf(() -> Hooks.post(call))).contains("hookInstance=" + instance, "status=200");
  }

  @Test
  void aMethodThatHttpDoesNotKnowIsNotWritten() {
    assertThat(logOf(() -> given().request("JOHNSMITH", "/assessments")))
        .contains("method=other")
        .doesNotContain("JOHNSMITH");
  }
}
