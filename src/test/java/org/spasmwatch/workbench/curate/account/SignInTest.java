package org.spasmwatch.workbench.curate.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Logged;

/** Who gets a session, what it is, and which forms are believed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SignInTest {
  private static final String TOKEN = "token-of-the-tests";
  private static final String COOKIE = "spasmwatch-session";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String STATEMENT = "/curate/statement/gabapentin-tremor";

  /** As a page of this service sends it. */
  private static RequestSpecification page() {
    return given().redirects().follow(false).header("Sec-Fetch-Site", "same-origin");
  }

  private static RequestSpecification curator() {
    return page().cookie(COOKIE, TOKEN);
  }

  private static Response signIn(String token, String to) {
    return page().contentType(FORM).formParam("token", token).formParam("to", to).post("/sign-in");
  }

  @Test
  void aSessionIsACookieThatOnlyThisServiceGets() {
    Response signedIn = signIn(" Bearer " + TOKEN + " ", "/curate/drug/gabapentin");

    assertThat(signedIn.statusCode()).isEqualTo(303);
    assertThat(signedIn.header("Location")).endsWith("/curate/drug/gabapentin");
    assertThat(signedIn.header("Set-Cookie"))
        .contains(COOKIE + "=" + TOKEN, "HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Domain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.example", "//elsewhere.example", "/try", "/curate\\evil", ""})
  void nobodyIsLedElsewhere(String to) {
    assertThat(signIn(TOKEN, to).header("Location")).endsWith("/curate");
  }

  @ParameterizedTest
  @CsvSource({"wrong, 401, not valid here", "'', 422, Enter a token"})
  void aWrongTokenIsRefusedAndNotRepeated(String token, int status, String says) {
    try (Logged log = Logged.begin()) {
      Response refused = signIn(token, "/curate");

      assertThat(refused.statusCode()).isEqualTo(status);
      assertThat(refused.asString()).contains(says).doesNotContain("value=\"wrong\"");
      assertThat(refused.header("Set-Cookie")).isNull();
      assertThat(log.text()).doesNotContain(TOKEN);
    }
  }

  @Test
  void aTokenThatNoBrowserWouldKeepIsRefused() {
    Response refused = signIn("x".repeat(4000), "/curate");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("3800");
  }

  @Test
  void whoIsNotSignedInIsLedToSignIn() {
    Response look = given().redirects().follow(false).get(STATEMENT);
    assertThat(look.statusCode()).isEqualTo(303);
    assertThat(look.header("Location"))
        .endsWith("/sign-in?to=%2Fcurate%2Fstatement%2Fgabapentin-tremor");

    Response sent = page().contentType(FORM).formParam("do", "save").post(STATEMENT);
    assertThat(sent.statusCode()).isEqualTo(401);
    assertThat(sent.asString()).contains("nothing was saved");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Origin, https://evil.example",
    "Origin, null",
    "Origin, '%'",
    "Accept, text/html"
  })
  void aFormOfAnotherSiteIsRefused(String header, String value) {
    for (String path : new String[] {STATEMENT, "/sign-in", "/sign-out"}) {
      Response refused =
          given()
              .redirects()
              .follow(false)
              .header(header, value)
              .cookie(COOKIE, TOKEN)
              .contentType(FORM)
              .formParam("do", "save")
              .post(path);

      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(refused.asString()).contains("Nothing was changed");
    }
  }

  @Test
  void aBrowserThatSaysOnlyFromWhereItComesIsBelieved() {
    String root = "http://localhost:" + io.restassured.RestAssured.port;

    Response signedIn =
        given()
            .redirects()
            .follow(false)
            .header("Origin", root)
            .contentType(FORM)
            .formParam("token", TOKEN)
            .post(root + "/sign-in");

    assertThat(signedIn.statusCode()).isEqualTo(303);
  }

  @Test
  void aFormWithoutTheTokenOfTheSessionIsRefused() {
    Response none = curator().contentType(FORM).formParam("do", "save").post(STATEMENT);
    Response wrong =
        curator().contentType(FORM).formParam("form-token", "a").post(STATEMENT + "/restore");

    assertThat(none.statusCode()).isEqualTo(403);
    assertThat(wrong.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/curate/statement/none",
        "/curate/none/gabapentin",
        "/curate/statement/NO",
        "/curate/source/gabapentin-twitch",
        "/curate/new/none",
        "/curate/statement/none/versions"
      })
  void whatIsNotThereIsSaid(String path) {
    Response missing = curator().get(path);

    assertThat(missing.statusCode()).isBetween(404, 409);
    assertThat(missing.asString()).contains("<h1>");
  }

  @Test
  void pagesTellThisSiteAloneWhereSomebodyCameFrom() {
    assertThat(curator().get("/curate").header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(curator().get("/curate").header("Content-Security-Policy"))
        .contains("form-action 'self'")
        .doesNotContain("unsafe");
  }
}
