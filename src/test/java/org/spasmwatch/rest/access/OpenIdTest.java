package org.spasmwatch.rest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Labelled;
import org.spasmwatch.testkit.Logged;
import org.spasmwatch.testkit.LoginServer;
import org.spasmwatch.testkit.LoginServer.Trouble;
import org.spasmwatch.testkit.Ports;
import org.spasmwatch.testkit.Signer;

/**
 * The way of a client through an authorization server that speaks OpenID Connect: it finds the
 * place of tokens, proves who it is, gets one, writes and reads. The program knows no more of that
 * server than its name.
 */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenIdTest {
  private static final String DRAFT = "system/ClinicalUseDefinition.cud";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String USES = "/fhir/r5/ClinicalUseDefinition/";

  /** What a client does first: asks the API where tokens are. */
  private static String place() {
    JsonNode said =
        Bundles.json(given().get("/fhir/r5/.well-known/smart-configuration").asString());
    assertThat(said.path("issuer").asText()).isEqualTo(Closed.LOGIN);
    assertThat(said.path("jwks_uri").asText()).isEqualTo(Closed.LOGIN + "/certs");
    return said.path("token_endpoint").asText();
  }

  private static Response asked(Signer key, Map<String, String> more) {
    String place = place();
    Map<String, Object> claims = Signer.claims(LoginServer.CLIENT, place, Instant.now());
    claims.put("sub", LoginServer.CLIENT);
    return given()
        .formParam("grant_type", "client_credentials")
        .formParam(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .formParam("client_assertion", key.sign(claims))
        .formParams(more)
        .post(place);
  }

  private static String token(Map<String, String> more) {
    Response answer = asked(LoginServer.CLIENT_KEY, more);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return Bundles.json(answer.asString()).path("access_token").asText();
  }

  private static ObjectNode draft() {
    return ((ObjectNode) Bundles.json(Labelled.DOCUMENT)).put("id", "o-" + UUID.randomUUID());
  }

  private static Response put(String token, ObjectNode statement) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/fhir+json")
        .body(statement.toString())
        .put(USES + statement.path("id").asText());
  }

  private static int read(String token, ObjectNode statement) {
    return given()
        .header("Authorization", "Bearer " + token)
        .get(USES + statement.path("id").asText())
        .statusCode();
  }

  private static void isRefused(Response refused, int status, String challenge) {
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer").contains(challenge);
    assertThat(refused.asString()).contains("OperationOutcome").doesNotContain("eyJ");
  }

  @Test
  void aClientGetsATokenAndWritesAndReads() {
    ObjectNode draft = draft();
    String writer = token(Map.of("scope", DRAFT));
    String reader = token(Map.of("scope", "system/*.rs"));

    assertThat(put(writer, draft).statusCode()).isEqualTo(201);
    assertThat(read(reader, draft)).isEqualTo(200);
    isRefused(put(reader, draft), 403, "insufficient_scope");
    assertThat(read(writer, draft)).isEqualTo(403);
  }

  @Test
  void whoCannotProveWhoTheyAreGetNoToken() {
    assertThat(asked(Signer.of("ES384", "pharmacy-key"), Map.of("scope", DRAFT)).statusCode())
        .isEqualTo(401);
    assertThat(asked(LoginServer.CLIENT_KEY, Map.of("scope", "system/*.cruds")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aTokenForAnotherServiceWritesNothing() {
    ObjectNode draft = draft();
    String elsewhere = token(Map.of("scope", DRAFT, "resource", "https://elsewhere.example"));

    isRefused(put(elsewhere, draft), 401, "invalid_token");
    assertThat(read(token(Map.of("scope", "system/*.rs")), draft)).isEqualTo(404);
  }

  private static final String OPERATOR = "http://127.0.0.1:" + Ports.LOGIN.number();

  private static void operate(String path) {
    assertThat(given().post(OPERATOR + path).statusCode()).isEqualTo(200);
  }

  private static int fetches() {
    return Integer.parseInt(given().get(OPERATOR + "/fetches").asString());
  }

  private static String madeUp() {
    return signed(Signer.of("ES384", UUID.randomUUID().toString()), h -> {}, c -> {});
  }

  @Test
  void keysThatNobodyPublishesAreNotFetchedForAgainAndAgain() {
    ObjectNode draft = draft();
    put(token(Map.of("scope", DRAFT)), draft);
    int before = fetches();

    for (int i = 0; i < 20; i++) {
      assertThat(put(madeUp(), draft).statusCode()).isEqualTo(401);
    }

    assertThat(fetches() - before).isLessThanOrEqualTo(3);
  }

  /** Whatever the server does, what is known of it stays good. */
  @ParameterizedTest
  @EnumSource(
      value = Trouble.class,
      names = {"AWAY", "HANGING", "ENDLESS"})
  void aServerInTroubleLeavesTheKeysThatAreKnown(Trouble trouble) {
    String good = token(Map.of("scope", DRAFT));
    ObjectNode draft = draft();
    await().atMost(PATIENCE).until(() -> put(good, draft).statusCode() < 300);
    operate("/trouble/" + trouble);
    try {
      int before = fetches();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                isRefused(put(madeUp(), draft), 401, "invalid_token");
                assertThat(fetches()).isGreaterThan(before);
              });
      assertThat(put(good, draft).statusCode()).isEqualTo(200);
      assertThat(place()).isEqualTo(Closed.LOGIN + "/token");
    } finally {
      operate("/trouble/NONE");
    }
    assertThat(put(good, draft).statusCode()).isEqualTo(200);
  }

  /**
   * The extension is asked about access tokens for FHIR, and takes no other request for its own.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "Bearer nonsense", "Basic YTpi", "Negotiate x"})
  void whatIsOpenStaysOpenWhateverIsSent(String credentials) {
    for (String path : List.of("/", "/cds-services", "/fhir/r5/metadata", "/drugs/gabapentin")) {
      Response open = given().header("Authorization", credentials).get(path);

      assertThat(open.statusCode()).as(path).isEqualTo(200);
      assertThat(open.header("WWW-Authenticate")).isNull();
    }
    Response nowhere = given().header("Authorization", credentials).get("/nowhere");
    assertThat(nowhere.statusCode()).isEqualTo(404);
    Response read = given().header("Authorization", credentials).get(USES + "gabapentin-bloating");
    isRefused(read, 401, "invalid_token");
  }

  @Test
  void whatTheExtensionThinksOfATokenIsNotInTheLog() {
    String token = madeUp();
    try (Logged log = Logged.begin()) {
      isRefused(put(token, draft()), 401, "invalid_token");

      assertThat(log.text())
          .contains("a token of a client of the FHIR API is not believed: the signer has no key")
          .doesNotContain(token.split("\\.", -1)[1], "io.quarkus.oidc", "jose4j", "\tat ");
    }
  }

  private static String header(String token) {
    return token.substring(0, token.indexOf('.'));
  }

  /** A key that is new has the others fetched again, but only so often. */
  @Test
  void keysRotateWhileTokensOfTheOldOneAreGood() {
    String before = token(Map.of("scope", DRAFT));
    ObjectNode draft = draft();
    assertThat(put(before, draft).statusCode()).isEqualTo(201);
    operate("/rotate");
    String after = token(Map.of("scope", DRAFT));

    assertThat(header(after)).isNotEqualTo(header(before));
    await().atMost(PATIENCE).until(() -> put(after, draft).statusCode() == 200);
    assertThat(put(before, draft).statusCode()).isEqualTo(200);
  }

  private static Arguments forged(
      String what,
      Signer key,
      Consumer<Map<String, Object>> header,
      Consumer<Map<String, Object>> claims) {
    return Arguments.of(what, signed(key, header, claims));
  }

  private static String signed(
      Signer key, Consumer<Map<String, Object>> header, Consumer<Map<String, Object>> claims) {
    Map<String, Object> head = key.header();
    header.accept(head);
    Map<String, Object> body = Signer.claims(Closed.LOGIN, Closed.URL, Instant.now());
    body.putAll(Map.of("client_id", LoginServer.CLIENT, "scope", DRAFT));
    claims.accept(body);
    return key.sign(head, body);
  }

  private static Stream<Arguments> forgeries() {
    long now = Instant.now().getEpochSecond();
    Signer good = Closed.LOGIN_KEY;
    return Stream.of(
        forged("expired", good, h -> {}, c -> c.put("exp", now - 60)),
        forged("without end", good, h -> {}, c -> c.remove("exp")),
        forged("not yet valid", good, h -> {}, c -> c.put("nbf", now + 600)),
        forged("of another issuer", good, h -> {}, c -> c.put("iss", "https://login.example")),
        forged("for others", good, h -> {}, c -> c.put("aud", List.of("https://x.example"))),
        forged("of another type", good, h -> h.put("typ", "logout+jwt"), c -> {}),
        forged("of an unknown key", Signer.of("ES384", "nobody"), h -> {}, c -> {}),
        forged("of a key by a known name", Signer.of("RS384", "login-key"), h -> {}, c -> {}),
        forged("by a shared secret", Signer.of("HS256", "login-key"), h -> {}, c -> {}),
        Arguments.of("unsigned", unsigned(Closed.access(DRAFT))));
  }

  /** The same with {@code alg} none and no signature (RFC 7519, 6). */
  private static String unsigned(String signed) {
    return "eyJhbGciOiJub25lIn0." + signed.split("\\.", -1)[1] + ".";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aTokenThatIsNotGoodWritesNothing(String what, String token) {
    ObjectNode draft = draft();

    isRefused(put(token, draft), 401, "invalid_token");
    assertThat(read(token(Map.of("scope", "system/*.rs")), draft)).as(what).isEqualTo(404);
  }
}
