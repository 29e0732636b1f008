package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** What became of cards ("Feedback"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FeedbackTest {
  private static final String AT = "2026-04-21T09:30:00Z";

  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static Response send(String body) {
    return given().contentType("application/json").body(body).post(Hooks.REVIEW + "/feedback");
  }

  private static Response sendAll(String... answers) {
    return send("{\"feedback\": [" + String.join(",", answers) + "]}");
  }

  private static String overridden() {
    return """
    {"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s"}
    """
        .formatted(UUID.randomUUID(), AT);
  }

  private static String accepted(JsonNode card) {
    return """
    {"card": "%s", "outcome": "accepted", "outcomeTimestamp": "%s",
     "acceptedSuggestions": [{"id": "%s"}]}
    """
        .formatted(card.path("uuid").asText(), AT, card.at("/suggestions/0/uuid").asText());
  }

  private static void refused(String answer, String code, String field) {
    assertThat(issue(sendAll(answer), 400, code).getExpression().get(0).getValue())
        .isEqualTo("feedback[0]." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {Hooks.REVIEW, Hooks.ORDERS})
  void r085EveryServiceTakesFeedback(String service) {
    given()
        .contentType("application/json")
        .body("{\"feedback\": [" + overridden() + "]}")
        .post(service + "/feedback")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"feedback\": {}}", "{\"feedback\": null}"})
  void r086TheBodyIsAnObjectWithAnArray(String body) {
    assertThat(send(body).statusCode()).isEqualTo(400);
    assertThat(send(body).asString()).contains("array feedback");
  }

  @Test
  void r087TheCardIsNamedByItsUuid() {
    refused(overridden().replace("\"card\"", "\"kard\""), "required", "card");
    refused(overridden().replaceFirst("\"card\": \"", "\"card\": \"x"), "value", "card");
  }

  @Test
  void r088TheOutcomeIsOneOfTwo() {
    refused(overridden().replace("overridden", "ignored"), "value", "outcome");
    refused(overridden().replace("\"outcome\"", "\"x\""), "required", "outcome");
  }

  @Test
  void r089WhatWasAcceptedIsNamedByTheUuidOfTheSuggestion() {
    JsonNode card = Calls.answer(Hooks.myoclonus()).at("/cards/0");

    assertThat(sendAll(accepted(card)).statusCode()).isEqualTo(200);
    refused(
        accepted(card).replaceFirst("(?s),\\s+\"acceptedSuggestions\".*]", ""),
        "value",
        "acceptedSuggestions");
  }

  @Test
  void r090AReasonMayBeACodingOrAComment() {
    String comment = "\"overrideReason\": {\"userComment\": \"known\"}, \"card\"";
    String reason =
        "\"overrideReason\": {\"reason\": {\"code\": \"other-cause\", \"system\":"
            + " \"https://spasmwatch.org/fhir/CodeSystem/override-reason\"}}, \"card\"";

    Response response =
        sendAll(
            overridden(),
            overridden().replace("\"card\"", comment),
            overridden().replace("\"card\"", reason));

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "{}", "\" \"", "[\"x\"]"})
  void r090TheSystemOfAReasonIsAString(String system) {
    String reason = "{\"reason\": {\"code\": \"other-cause\", \"system\": " + system + "}}";

    refused(
        overridden().replace("\"card\"", "\"overrideReason\": " + reason + ", \"card\""),
        "structure",
        "overrideReason.reason.system");
  }

  /** Invariant cds-fb-3 of 3.0. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"com.example.x\": 1}"})
  void r090AReasonThatSaysNothingIsNamed(String reason) {
    refused(
        overridden().replace("\"card\"", "\"overrideReason\": " + reason + ", \"card\""),
        "value",
        "overrideReason");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-21T11:30:00+02:00",
        "2026-04-21",
        "2026-04-21T09:30:00",
        "2026-04-21T09:30Z",
        "2026-04-21T09:30:00+00:00:00",
        "-2026-04-21T09:30:00Z",
        "now"
      })
  void r091TheTimeIsInUtc(String time) {
    refused(overridden().replace(AT, time), "value", "outcomeTimestamp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-21T09:30:00.1Z",
        "2026-04-21T09:30:00.12345678901Z",
        "2026-04-21t09:30:00z",
        "2026-04-21T09:30:00+00:00"
      })
  void r091AnyFormOfRfc3339IsTaken(String time) {
    assertThat(sendAll(overridden().replace(AT, time)).statusCode()).isEqualTo(200);
  }

  @Test
  void r091TheTimeHasToBeThere() {
    refused(overridden().replace("outcomeTimestamp", "time"), "required", "outcomeTimestamp");
  }

  @Test
  void r092ManyAtOnceAndTheSameAgainAreTaken() {
    String one = overridden();

    assertThat(sendAll(one, overridden(), one).statusCode()).isEqualTo(200);
    assertThat(sendAll(one).statusCode()).isEqualTo(200);
  }

  @Test
  void r093NothingToTellIsTaken() {
    assertThat(send("{\"feedback\": []}").statusCode()).isEqualTo(200);
  }
}
