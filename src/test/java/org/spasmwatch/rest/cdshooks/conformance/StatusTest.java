package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Assessments.RawAnswer;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;q=0",
        "*/*;q=0",
        "application/*; q=0.000",
        "application/json;q=0, */*",
        "*/*, application/json;charset=utf-8;q=0",
        "no media type at all"
      })
  void r054AFormThatIsExcludedIs406(String accept) {
    issue(given().accept(accept).get("/cds-services"), 406, "not-supported");
    for (String path : List.of(Hooks.REVIEW, Hooks.REVIEW + "/feedback")) {
      Response response =
          given().contentType("application/json").accept(accept).body("{}").post(path);
      issue(response, 406, "not-supported");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json, */*;q=0", "application/*;q=0, application/json;q=0.001", ""})
  void r054AFormThatIsLeftIsTaken(String accept) {
    assertThat(given().header("Accept", accept).get("/cds-services").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services", "/assessments"})
  void r054ARequestThatNamesNoHostIs400(String path) throws IOException {
    RawAnswer answer = Assessments.raw(RestAssured.port, "GET " + path + " HTTP/1.0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("OperationOutcome", "Host");
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
