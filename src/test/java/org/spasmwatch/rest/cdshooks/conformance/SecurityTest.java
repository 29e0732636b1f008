package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Signer;

/** Whom a service believes ("Security and Safety"), where tokens are required. */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SecurityTest {
  private static final int UNAUTHORIZED = 401;
  private static final String URL = Closed.URL + Hooks.REVIEW;

  private static Map<String, Object> claims() {
    return Signer.claims(Closed.EHR, URL, Instant.now());
  }

  private static String signed(Map<String, Object> claims) {
    return Closed.EHR_KEY.sign(claims);
  }

  private static String with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return signed(claims);
  }

  private static String without(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    return signed(claims);
  }

  private static String header(String name, Object value) {
    Map<String, Object> header = Closed.EHR_KEY.header();
    header.put(name, value);
    return Closed.EHR_KEY.sign(header, claims());
  }

  private static Response call(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(Hooks.myoclonus().toString())
        .post(Hooks.REVIEW);
  }

  private static void isRefused(String token) {
    Response response = call(token);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(UNAUTHORIZED);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(response.asString()).doesNotContain("issuer", "audience", "expired", "signature");
  }

  private static void isTaken(String token) {
    Response response = call(token);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
  }

  private static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
    return encoded(header) + "." + encoded(claims) + ".";
  }

  private static String encoded(Map<String, Object> part) {
    StringBuilder json = new StringBuilder("{");
    part.forEach(
        (name, value) -> json.append(json.length() > 1 ? "," : "").append(pair(name, value)));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String pair(String name, Object value) {
    return "\"" + name + "\":" + (value instanceof Number ? value : "\"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Hooks.REVIEW,
        Hooks.ORDERS,
        Hooks.REVIEW + "/feedback",
        Hooks.ORDERS + "/feedback",
        "/cds-services/none"
      })
  void r097NobodyCallsWithoutAToken(String path) {
    Response response = given().contentType("application/json").body("{}").post(path);

    assertThat(response.statusCode()).isEqualTo(UNAUTHORIZED);
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void r098ATokenWithDiscoveryIsNoHindrance() {
    given()
        .header("Authorization", "Bearer " + Closed.call("/cds-services"))
        .get("/cds-services")
        .then()
        .statusCode(200);
  }

  @Test
  void r098ATokenWithACallLetsIn() {
    isTaken(signed(claims()));
  }

  @Test
  void r099TheHeaderNamesTypeAndKey() {
    isRefused(header("typ", "at+jwt"));
    isRefused(header("kid", "another"));
    isRefused(header("kid", ""));
    Map<String, Object> bare = Closed.EHR_KEY.header();
    bare.remove("typ");
    isRefused(Closed.EHR_KEY.sign(bare, claims()));
    Map<String, Object> keyless = Closed.EHR_KEY.header();
    keyless.remove("kid");
    isRefused(Closed.EHR_KEY.sign(keyless, claims()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "iat", "jti"})
  void r100EachClaimHasToBeThere(String claim) {
    isRefused(without(claim));
  }

  @Test
  void r100ATenantIsTaken() {
    isTaken(with("tenant", "ward-9"));
  }

  @Test
  void r101TheAudienceIsTheUrlOfTheCall() {
    isTaken(with("aud", URL));
    isTaken(with("aud", List.of("https://other.example", URL)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Closed.URL,
        Closed.URL + "/cds-services",
        Closed.URL + Hooks.ORDERS,
        Closed.URL + Hooks.REVIEW + "/",
        Closed.URL + Hooks.REVIEW + "/feedback",
        "https://other.example" + Hooks.REVIEW
      })
  void r101AnotherAudienceIsRefused(String audience) {
    isRefused(with("aud", audience));
  }

  @Test
  void r095FeedbackHasAnAudienceOfItsOwn() {
    String path = Hooks.ORDERS + "/feedback";
    String body =
        """
        {"feedback": [{"card": "%s", "outcome": "overridden", "outcomeTimestamp": "%s"}]}
        """
            .formatted(UUID.randomUUID(), Instant.now().minusSeconds(60));

    assertThat(feedback(Closed.call(Hooks.ORDERS), path, body)).isEqualTo(UNAUTHORIZED);
    assertThat(feedback(Closed.call(path), path, body)).isEqualTo(200);
  }

  private static int feedback(String token, String path, String body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(body)
        .post(path)
        .statusCode();
  }

  @Test
  void r102AJtiIsUsedOnce() {
    String token = signed(claims());
    String jti = UUID.randomUUID().toString();

    isTaken(token);
    isRefused(token);
    isTaken(with("jti", jti));
    isRefused(with("jti", jti));
  }

  @Test
  void r103AnIssuerOrAPlaceOfKeysThatIsNotListedIsRefused() {
    isRefused(with("iss", "https://stranger.example"));
    isRefused(header("jku", "https://stranger.example/jwks.json"));
  }

  @Test
  void r104AKeySetThatWasExchangedBeforehandNeedsNoPlace() {
    assertThat(Closed.EHR_KEY.header()).doesNotContainKey("jku");
    isTaken(signed(claims()));
  }

  @Test
  void r105NoneIsRefused() {
    Map<String, Object> header = new HashMap<>(Map.of("typ", "JWT", "kid", "ehr-key"));
    for (String none : List.of("none", "None", "NONE")) {
      header.put("alg", none);
      isRefused(unsigned(header, claims()));
    }
  }

  @Test
  void r106ASymmetricAlgorithmIsRefused() {
    isRefused(Signer.of("HS256", "ehr-key").sign(claims()));
    isRefused(Signer.of("HS384", "ehr-key").sign(claims()));
  }

  @Test
  void r107TheKeyDecidesTheAlgorithm() {
    isTaken(signed(claims()));
    isRefused(Signer.of("RS384", "ehr-key").sign(claims()));
    isRefused(Signer.of("ES384", "ehr-key").sign(claims()));
  }

  @Test
  void r109NoPageOfAnotherOriginMayReadWhereNoneIsAllowed() {
    Response response = given().header("Origin", "https://page.example").get("/cds-services");

    assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    assertThat(response.header("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void r110AnExpiredOrStaleTokenIsRefused() {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> expired = claims();
    expired.putAll(Map.of("iat", now - 700, "exp", now - 400));
    Map<String, Object> early = claims();
    early.putAll(Map.of("iat", now + 400, "exp", now + 700));
    Map<String, Object> old = claims();
    old.putAll(Map.of("iat", now - 7200, "exp", now + 300));

    isRefused(signed(expired));
    isRefused(signed(early));
    isRefused(signed(old));
  }

  @Test
  void r110TheRefusalOfABrowserHasItsOutcome() {
    Response response = call("nonsense");

    assertThat(Bundles.json(response.asString()).path("resourceType").asText())
        .isEqualTo("OperationOutcome");
  }
}
