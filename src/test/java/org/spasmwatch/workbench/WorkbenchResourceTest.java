package org.spasmwatch.workbench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/**
 * The pages as any client gets them: without scripts, in either language, and with hostile input.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WorkbenchResourceTest {
  private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  private static ValidatableResponse page(String path) {
    return given().get(path).then().statusCode(200).contentType("text/html;charset=UTF-8");
  }

  private static void inert(String html) {
    assertThat(html).doesNotContain("<script>alert", "<img src=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?name=gaba&kind=drugs",
        "/?finding=tremor",
        "/drugs/gabapentin",
        "/drugs/antipsychotics",
        "/drugs/haloperidol",
        "/statements/gabapentin-myoclonus",
        "/statements/gabapentin-myoclonus/versions",
        "/statements/gabapentin-myoclonus/fhir/r5",
        "/statements/gabapentin-myoclonus/fhir/r4b",
        "/search?q=twitch",
        "/try",
        "/try?example=amitriptyline-and-low-sodium",
        "/integrate",
        "/integrate/request?hook=order-sign&example=baclofen-stopped"
      })
  void everyPageIsThereInBothLanguagesAndRunsNothingOfItsOwn(String path) {
    String english =
        page(path)
            .header(
                "Content-Security-Policy", containsString("default-src 'none'; script-src 'self';"))
            .header("Content-Language", "en")
            .extract()
            .asString();
    String german =
        given()
            .header("Accept-Language", "de-CH")
            .get(path)
            .then()
            .statusCode(200)
            .header("Content-Language", "de")
            .extract()
            .asString();

    for (String html : new String[] {english, german}) {
      assertThat(html)
          .doesNotContainPattern("<script(?![^>]* src=)")
          .doesNotContainPattern("(?i)<[^>]+ (?:style|on[a-z]+)=")
          .doesNotContain("<style", "NOT_FOUND");
    }
    assertThat(german).isNotEqualTo(english);
  }

  @Test
  void theFirstViewIsSmall() {
    int bytes =
        page("/").extract().asByteArray().length
            + given().get("/workbench/style.css").asByteArray().length
            + given().get("/workbench/home.css").asByteArray().length
            + given().get("/workbench/workbench.js").asByteArray().length
            + given().get("/workbench/sign.svg").asByteArray().length
            + given().get("/webjars/htmx.org/2.0.4/dist/htmx.min.js").asByteArray().length;

    assertThat(bytes).isLessThan(100 * 1024);
  }

  @Test
  void aChoiceIsKeptAndLeadsBack() {
    given()
        .redirects()
        .follow(false)
        .contentType(FORM)
        .formParam("language", "de")
        .formParam("theme", "dark")
        .formParam("to", "/drugs/gabapentin")
        .post("/choices")
        .then()
        .statusCode(303)
        .header("Location", is("/drugs/gabapentin"))
        .cookie("spasmwatch-language", "de")
        .cookie("spasmwatch-theme", "dark");

    given()
        .cookie("spasmwatch-language", "de")
        .cookie("spasmwatch-theme", "dark")
        .get("/")
        .then()
        .body(containsString("<html lang=\"de\" data-theme=\"dark\">"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example/", "https://evil.example", "/\\evil.example", "/a\r\nb: c"})
  void aChoiceLeadsNowhereElse(String to) {
    given()
        .redirects()
        .follow(false)
        .contentType(FORM)
        .formParam("theme", HOSTILE)
        .formParam("to", to)
        .post("/choices")
        .then()
        .statusCode(303)
        .header("Location", is("/"))
        .header("Set-Cookie", equalTo(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/drugs/none", "/statements/none", "/try?example=none"})
  void whatIsNotThereIsSaidOnAPage(String path) {
    given()
        .get(path)
        .then()
        .statusCode(404)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("There is nothing here"));
  }

  @Test
  void hostileWordsOfAUrlAreText() {
    inert(given().queryParam("q", HOSTILE).get("/search").asString());
    inert(
        given()
            .queryParam("name", HOSTILE)
            .queryParam("finding", HOSTILE)
            .queryParam("kind", HOSTILE)
            .get("/")
            .asString());
    inert(given().header("Accept-Language", HOSTILE).get("/").asString());
    inert(given().cookie("spasmwatch-theme", "x").get("/").asString());
    inert(given().queryParam("example", HOSTILE).get("/try").asString());
  }

  @Test
  void aFilledInFormIsAssessed() {
    given()
        .contentType(FORM)
        .formParam("at", "2026-04-21")
        .formParam("drug", "Neurontin", "", "no such drug")
        .formParam("dose", "2400", "", "much")
        .formParam("start", "2026-03-02", "", "")
        .formParam("stop", "", "", "")
        .formParam("finding", "myoclonus")
        .formParam("onset", "2026-04-20")
        .formParam("lab", "egfr")
        .formParam("value", "34")
        .formParam("taken", "2026-04-18")
        .post("/try")
        .then()
        .statusCode(200)
        .body(containsString("Myoclonus on gabapentin with impaired kidney function"))
        .body(containsString("data-ref=\"MedicationStatement/medicine-1\""))
        .body(containsString("curl -s &#39;http://"));
  }

  @Test
  void aSearchThatFindsNothingSaysWhatCouldBeFound() {
    page("/search?q=no-such-thing").body(containsString("N02BF01"));
  }

  @Test
  void hostileTextInEveryFieldOfTheFormIsText() {
    String html =
        given()
            .contentType(FORM)
            .formParam("at", "2026-04-21")
            .formParam("born", HOSTILE)
            .formParam("sex", HOSTILE)
            .formParam("example", HOSTILE)
            .formParam("drug", HOSTILE)
            .formParam("dose", HOSTILE)
            .formParam("start", HOSTILE)
            .formParam("stop", HOSTILE)
            .formParam("finding", HOSTILE)
            .formParam("onset", HOSTILE)
            .formParam("lab", HOSTILE)
            .formParam("value", HOSTILE)
            .formParam("taken", HOSTILE)
            .post("/try")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    inert(html);
  }

  @Test
  void hostileTextInABundleIsText() {
    String bundle =
        """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"p"}},
        {"fullUrl":"urn:x:HOSTILE","resource":{"resourceType":"MedicationStatement","status":"active",
          "medicationCodeableConcept":{"text":"HOSTILE"}}},
        {"fullUrl":"urn:y:HOSTILE","resource":{"resourceType":"MedicationStatement","status":"active",
          "medicationCodeableConcept":{"text":"gabapentin"},"effectivePeriod":{"start":"2026-03-02"}}},
        {"resource":{"resourceType":"Condition","id":"HOSTILE","code":{"text":"myoclonus"},
          "onsetDateTime":"2026-04-20"}}]}
        """
            .replace("HOSTILE", HOSTILE.replace("\"", "\\\""));
    String html =
        given()
            .contentType(FORM)
            .formParam("at", "2026-04-21")
            .formParam("bundle", bundle)
            .post("/try")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    inert(html);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"resourceType\":\"Patient\"}", "null", "\u0000"})
  void aBundleThatIsNoneIsSaidToBe(String bundle) {
    given()
        .contentType(FORM)
        .formParam("at", "2026-04-21")
        .formParam("bundle", bundle)
        .post("/try")
        .then()
        .statusCode(422)
        .body(containsString("role=\"alert\""))
        .body(not(containsString("Exception")));
  }

  @Test
  void withoutADateNothingIsAssessed() {
    given()
        .contentType(FORM)
        .formParam("at", "yesterday")
        .formParam("drug", "gabapentin")
        .post("/try")
        .then()
        .statusCode(422)
        .body(containsString("is no date"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a=%zz&b", "&&&=&", "drug=%F0%28"})
  void aBodyThatIsNoFormIsNoFault(String body) {
    given().contentType(FORM).body(body).post("/try").then().statusCode(422);
  }
}
