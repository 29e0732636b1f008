package org.spasmwatch.rest.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/**
 * From a card to the rate of its statement: what clients tell is kept once, and only as a whole.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FeedbackTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final String FEEDBACK = Hooks.REVIEW + "/feedback";
  private static final String STATEMENT = "ClinicalUseDefinition/gabapentin-myoclonus/_history/1";

  @Inject AgroalDataSource database;

  @BeforeEach
  void nothingIsOnRecord() throws SQLException {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
    execute("truncate shown_card, feedback");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String one(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getString(1)) : "none";
    }
  }

  /** A card that is on record, of a call that nobody else makes. */
  private JsonNode shown() {
    ObjectNode call = Hooks.myoclonus().put("hookInstance", UUID.randomUUID().toString());
    JsonNode card = Hooks.answer(call).at("/cards/0");
    String noted = "select count(*) from shown_card where uuid = '" + uuid(card) + "'";
    await().atMost(BOUND).untilAsserted(() -> assertThat(one(noted)).isEqualTo("1"));
    return card;
  }

  private static String uuid(JsonNode card) {
    return card.path("uuid").asText();
  }

  private static String accepted(JsonNode card, String time) {
    return """
        {"card": "%s", "outcome": "accepted", "outcomeTimestamp": "%s",
         "acceptedSuggestions": [{"id": "%s"}]}"""
        .formatted(uuid(card), time, card.at("/suggestions/0/uuid").asText());
  }

  private static String overridden(String card, String time, String comment) {
    return """
        {"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s",
         "overrideReason": {"reason": {"code": "other-cause", "display": "%s",
             "system": "https://spasmwatch.org/fhir/CodeSystem/override-reason"},
           "userComment": "%s"}}"""
        .formatted(card, time, comment, comment);
  }

  private static Response send(String... answers) {
    return given()
        .contentType("application/json")
        .body("{\"feedback\": [" + String.join(",", answers) + "]}")
        .post(FEEDBACK);
  }

  private static JsonNode summary() {
    return Assessments.answer(given().get("/feedback/summary"));
  }

  private static JsonNode rate() {
    JsonNode statements = summary().path("statements");
    assertThat(statements).hasSize(1);
    assertThat(statements.at("/0/statement").asText()).isEqualTo(STATEMENT);
    return statements.path(0);
  }

  @Test
  void everyCardOffersReasonsToOverrideIt() {
    JsonNode reasons = shown().path("overrideReasons");

    assertThat(reasons).hasSizeGreaterThan(2);
    assertThat(reasons)
        .allSatisfy(r -> assertThat(r.fieldNames()).toIterable().contains("code", "display"))
        .allSatisfy(r -> assertThat(r.path("system").asText()).endsWith("/override-reason"));
  }

  @Test
  void whatWasDoneAboutCardsIsSummedUpByStatement() {
    JsonNode first = shown();
    JsonNode second = shown();
    shown();

    Response response =
        send(
            accepted(first, "2026-04-21T09:30:00Z"),
            overridden(uuid(second), "2026-04-21T09:31:00Z", "seen"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(rate())
        .isEqualTo(
            Bundles.json(
                """
                {"statement": "%s", "shown": 3, "accepted": 1, "overridden": 1,
                 "acceptanceRate": 0.500, "overrideRate": 0.500,
                 "overrideReasons": {"other-cause": 1}}
                """
                    .formatted(STATEMENT)));
    assertThat(summary().path("unattributed").asInt()).isZero();
  }

  @Test
  void theSameAgainChangesNothing() {
    String answer = accepted(shown(), "2026-04-21T09:30:00Z");

    send(answer, answer);
    Response again = send(answer);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(rate().path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void theNewestAnswerToACardCountsInWhateverOrderTheyCome() {
    JsonNode card = shown();

    send(overridden(uuid(card), "2026-04-21T09:35:00Z", "x"));
    send(accepted(card, "2026-04-21T09:30:00Z"));

    assertThat(rate().path("overridden").asInt()).isEqualTo(1);
    assertThat(rate().path("accepted").asInt()).isZero();
  }

  @Test
  void anAnswerToACardThatIsNotOnRecordIsKeptUnattributed() {
    Response response = send(overridden(UUID.randomUUID().toString(), "2026-04-21T09:30:00Z", "x"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(summary().path("unattributed").asInt()).isEqualTo(1);
    assertThat(summary().path("statements")).isEmpty();
  }

  @Test
  void nothingThatClinicansWriteIsKept() throws SQLException {
    String words = "Mrs Miller from ward 3";

    send(overridden(uuid(shown()), "2026-04-21T09:30:00Z", words));

    assertThat(one("select feedback::text from feedback")).doesNotContain("Miller");
    assertThat(one("select reason from feedback")).isEqualTo("other-cause");
  }

  @Test
  void oneWrongAnswerAndNothingIsKept() {
    String card = uuid(shown());
    String right = overridden(card, "2026-04-21T09:30:00Z", "x");
    String wrong = overridden(card, "yesterday", "x");

    Response response = send(right, wrong);

    Outcomes.issue(response, 400, "value");
    assertThat(response.asString()).contains("feedback[1].outcomeTimestamp");
    assertThat(rate().path("overridden").asInt()).isZero();
  }

  @Test
  void thereIsNoFeedbackOnAServiceThatThereIsNot() {
    Response response =
        given().contentType("application/json").body("{}").post("/cds-services/nothing/feedback");

    Outcomes.issue(response, 404, "not-found");
  }

  @Test
  void brokenJsonAndOtherMethodsAreRefused() {
    Response broken = given().contentType("application/json").body("{").post(FEEDBACK);
    Response get = given().get(FEEDBACK);
    Response text = given().contentType("text/plain").body("x").post(FEEDBACK);

    Outcomes.issue(broken, 400, "structure");
    Outcomes.issue(get, 405, "not-supported");
    assertThat(get.getHeader("Allow")).isEqualTo("OPTIONS, POST");
    Outcomes.issue(text, 415, "not-supported");
  }

  @Test
  void whenTheDatabaseDoesNotAnswerInTimeTheClientIsToldToComeBack() throws SQLException {
    String answer = overridden(UUID.randomUUID().toString(), "2026-04-21T09:30:00Z", "x");
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      try (Statement statement = holder.createStatement()) {
        statement.execute("lock table feedback in access exclusive mode");

        Response kept = send(answer);
        Response read = given().get("/feedback/summary");

        Outcomes.issue(kept, 503, "transient");
        assertThat(kept.getHeader("Retry-After")).isNotNull();
        Outcomes.issue(read, 503, "transient");
      }
      holder.rollback();
    }

    assertThat(send(answer).statusCode()).isEqualTo(200);
  }
}
