package org.spasmwatch.rest.cdshooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.PATIENT;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.KeyServer;
import org.spasmwatch.testkit.Ports;
import org.spasmwatch.testkit.Signer;

/**
 * Calls as a hospital's EHR makes them in production, from end to end: signed with a key that it
 * publishes, with its own FHIR server behind TLS, from which what is missing is fetched.
 */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SignedCallsTest {
  private static final String SECRET = "tok-Gimpel-66021";
  private static final String FEEDBACK = "/feedback";
  private static final Signer KEY = Signer.of("ES384", "north-1");
  private static final String MYOCLONUS = Hooks.condition("m", "17450006");

  private static KeyServer keys;

  private Ehr north;
  private Ehr south;

  @BeforeAll
  static void publish() throws IOException {
    keys = new KeyServer(Ports.KEYS.number()).publish(KEY);
  }

  @AfterAll
  static void closeTheKeys() {
    keys.close();
  }

  @BeforeEach
  void openTheEhrs() {
    north = Ehr.secure(Ports.NORTH.number(), PATIENT, GABAPENTIN, MYOCLONUS);
    south = Ehr.secure(Ports.SOUTH.number(), PATIENT, GABAPENTIN, MYOCLONUS);
  }

  @AfterEach
  void closeTheEhrs() {
    north.close();
    south.close();
  }

  private static String token(Signer key, String path) {
    return key.sign(Signer.claims(Closed.NORTH, Closed.URL + path, Instant.now()));
  }

  private static Response send(String token, String path, String body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(body)
        .post(path);
  }

  /** A call that leaves everything to be fetched from that server. */
  private static ObjectNode bare(ObjectNode call, Ehr ehr) {
    call.put("hookInstance", UUID.randomUUID().toString()).put("fhirServer", ehr.base());
    call.remove("prefetch");
    call.putObject("fhirAuthorization")
        .put("access_token", SECRET)
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.rs")
        .put("subject", "spasmwatch")
        .put("patient", "p");
    return call;
  }

  private static ObjectNode signing() {
    return Hooks.at("order-sign", "draftOrders", Hooks.searchset(Hooks.draft("c", "carisoprodol")));
  }

  private static JsonNode cards(Response response) {
    JsonNode answer = Assessments.answer(response);
    CardRules.check(answer);
    return answer.path("cards");
  }

  @Test
  void whatIsMissingIsFetchedFromTheServerOfTheClientWithTheToken() {
    String call = bare(Hooks.call(), north).toString();

    JsonNode cards = cards(send(token(KEY, Hooks.REVIEW), Hooks.REVIEW, call));

    assertThat(cards).hasSize(1);
    assertThat(cards.at("/0/summary").asText()).contains("Myoclonus", "gabapentin");
    assertThat(north.seen())
        .hasSizeGreaterThan(5)
        .allMatch(seen -> seen.authorization().orElse("").equals("Bearer " + SECRET));
  }

  @Test
  void anOrderIsCheckedAgainstWhatIsFetched() {
    String call = bare(signing(), north).toString();

    JsonNode cards = cards(send(token(KEY, Hooks.ORDERS), Hooks.ORDERS, call));

    assertThat(cards.at("/0/suggestions/0/actions/0/type").asText()).isEqualTo("delete");
    assertThat(north.seen("Condition")).isNotEmpty();
  }

  @Test
  void theServerOfAnotherClientIsNotAsked() {
    String call = bare(Hooks.call(), south).toString();

    Response response = send(token(KEY, Hooks.REVIEW), Hooks.REVIEW, call);

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(response.asString()).contains("not registered for this client");
    assertThat(south.seen()).isEmpty();
    assertThat(north.seen()).isEmpty();
  }

  @Test
  void theOtherClientMayHaveItAsked() {
    String token =
        Closed.SOUTH_KEY.sign(
            Signer.claims(Closed.SOUTH, Closed.URL + Hooks.REVIEW, Instant.now()));

    JsonNode cards = cards(send(token, Hooks.REVIEW, bare(Hooks.call(), south).toString()));

    assertThat(cards).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {Hooks.REVIEW, Hooks.ORDERS, Hooks.REVIEW + FEEDBACK})
  void aCallThatNobodySignedIs401AndNobodyIsAsked(String path) {
    String call = bare(path.equals(Hooks.ORDERS) ? signing() : Hooks.call(), north).toString();

    Response response = given().contentType("application/json").body(call).post(path);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(north.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Hooks.REVIEW, Hooks.ORDERS, Hooks.ORDERS + FEEDBACK})
  void aTokenIsUsedOnce(String path) {
    String token = token(KEY, path);
    String body = path.endsWith(FEEDBACK) ? feedback() : body(path);

    assertThat(send(token, path, body).statusCode()).isEqualTo(200);
    assertThat(send(token, path, body).statusCode()).isEqualTo(401);
  }

  private String body(String path) {
    return bare(path.equals(Hooks.ORDERS) ? signing() : Hooks.call(), north).toString();
  }

  private static String feedback() {
    return """
        {"feedback": [{"card": "%s", "outcome": "overridden",
          "outcomeTimestamp": "%s"}]}
        """
        .formatted(UUID.randomUUID(), Instant.now().minusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    Hooks.REVIEW + ", " + Hooks.ORDERS,
    Hooks.ORDERS + ", " + Hooks.REVIEW,
    Hooks.REVIEW + ", " + Hooks.REVIEW + FEEDBACK,
    Hooks.REVIEW + FEEDBACK + ", " + Hooks.REVIEW,
    Hooks.ORDERS + FEEDBACK + ", " + Hooks.REVIEW + FEEDBACK
  })
  void aTokenForOneDoorOpensNoOther(String meant, String called) {
    Response response = send(token(KEY, meant), called, feedback());

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void aCardIsAnsweredWithATokenOfTheFeedbackUrl() {
    JsonNode card =
        cards(send(token(KEY, Hooks.REVIEW), Hooks.REVIEW, bare(Hooks.call(), north).toString()))
            .path(0);
    String feedback =
        """
        {"feedback": [{"card": "%s", "outcome": "accepted", "outcomeTimestamp": "%s",
          "acceptedSuggestions": [{"id": "%s"}]}]}
        """
            .formatted(
                card.path("uuid").asText(),
                Instant.now().minusSeconds(1),
                card.at("/suggestions/0/uuid").asText());

    Response response =
        send(token(KEY, Hooks.REVIEW + FEEDBACK), Hooks.REVIEW + FEEDBACK, feedback);

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
  }

  @Test
  void aKeyThatTheClientPublishesAnewIsGoodAtOnceAndOneThatItNeverDidIsNot() {
    Signer next = Signer.of("RS384", "north-2");
    String body = bare(Hooks.call(), north).toString();
    assertThat(send(token(KEY, Hooks.REVIEW), Hooks.REVIEW, body).statusCode()).isEqualTo(200);

    keys.publish(KEY, next);

    assertThat(send(token(next, Hooks.REVIEW), Hooks.REVIEW, body).statusCode()).isEqualTo(200);
    Signer stranger = Signer.of("ES384", "north-3");
    assertThat(send(token(stranger, Hooks.REVIEW), Hooks.REVIEW, body).statusCode()).isEqualTo(401);
  }

  @Test
  void theTokenOfTheEhrStandsInNoAnswer() {
    north.on("Patient", Ehr.status(500));

    Response response =
        send(token(KEY, Hooks.REVIEW), Hooks.REVIEW, bare(Hooks.call(), north).toString());

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(response.asString() + response.headers()).doesNotContain(SECRET, north.base());
    assertThat(Bundles.json(response.asString()).at("/issue/0/diagnostics").asText())
        .contains("answered 500");
  }
}
