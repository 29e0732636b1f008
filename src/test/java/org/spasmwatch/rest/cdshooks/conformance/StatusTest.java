package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** Status codes, and an OperationOutcome with each that is no success. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StatusTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static Response send(String type, String path, String body) {
    return given().contentType(type).body(body).post(path);
  }

  @Test
  void r053WhatIsNeededAndCannotBeHadIs412() {
    ObjectNode call = Hooks.call();
    call.remove("prefetch");

    Response response = Calls.post(call);

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(response.contentType()).startsWith("application/fhir+json");
    assertThat(
            Outcomes.strictR4()
                .parseResource(OperationOutcome.class, response.asString())
                .getIssue())
        .isNotEmpty()
        .allMatch(issue -> issue.getDiagnostics().contains("{{context.patientId}}"));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /cds-services/spasm-review, nonsense, 400, structure",
    "POST, /cds-services/nothing, {}, 404, not-found",
    "POST, /cds-services/spasm-review/nothing, {}, 404, not-found",
    "POST, /cds-services/nothing/feedback, {}, 404, not-found",
    "PUT, /cds-services/spasm-review, {}, 405, not-supported",
    "POST, /cds-services, {}, 405, not-supported",
    "DELETE, /cds-services/spasm-review/feedback, {}, 405, not-supported"
  })
  void r054ARefusalHasAnOperationOutcome(
      String method, String path, String body, int status, String code) {
    issue(given().contentType("application/json").body(body).request(method, path), status, code);
  }

  @Test
  void r054AnAnswerInAnotherFormIs406() {
    issue(
        given()
            .contentType("application/json")
            .accept("text/html")
            .body(Hooks.call().toString())
            .post(Hooks.REVIEW),
        406,
        "not-supported");
  }

  @Test
  void r054TooLargeIs413() {
    issue(send("application/json", Hooks.ORDERS, " ".repeat(11_000_000)), 413, "too-long");
  }

  @Test
  void r054AnotherTypeOrAnEncodedBodyIs415() {
    issue(send("text/plain", Hooks.ORDERS, "{}"), 415, "not-supported");
    issue(
        given()
            .contentType("application/json")
            .header("Content-Encoding", "gzip")
            .body("{}")
            .post(Hooks.ORDERS),
        415,
        "not-supported");
  }

  @Test
  void r054TooManyResourcesAre422() {
    String[] many = new String[20_001];
    Arrays.fill(many, "{\"resourceType\": \"Condition\"}");

    issue(
        Calls.post(Hooks.with(Hooks.call(), "conditions", Hooks.searchset(many))),
        422,
        "too-costly");
  }
}
