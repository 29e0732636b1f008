package org.spasmwatch.rest.traffic;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
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

  /** The bar should be escaped, and the request is routed anew with it escaped. */
  @Test
  void aRequestThatIsRoutedAnewHasOneLineToo() {
    try (Logged logged = Logged.begin()) {
      RawAnswer stray = raw("/fhir/r5/Medication?code=|1292");
      RawAnswer escaped = raw("/fhir/r5/Medication?code=%7C1292");
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> lines(logged).size() > 1);

      assertThat(stray.status()).as(stray.body()).isEqualTo(200);
      assertThat(stray.body()).isEqualTo(escaped.body());
      assertThat(stray.header("X-Content-Type-Options")).contains("nosniff");
      assertThat(stray.header("X-Request-Id")).contains(ID);
      assertThat(lines(logged)).hasSize(2);
    }
  }

  private static List<String> lines(Logged logged) {
    return logged.text().lines().filter(line -> line.contains("org.spasmwatch.access")).toList();
  }

  private static RawAnswer raw(String target) {
    try {
      return Assessments.raw(
          RestAssured.port,
          "GET " + target + " HTTP/1.1\r\nHost: x\r\nX-Request-Id: " + ID + "\r\n\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMethodThatHttpDoesNotKnowIsNotWritten() {
    assertThat(logOf(() -> given().request("JOHNSMITH", "/assessments")))
        .contains("method=other")
        .doesNotContain("JOHNSMITH");
  }
}
