package org.spasmwatch.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.BrowserTest;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Tabs;

/** Looking at the knowledge and plugging it in, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WorkbenchBrowserTest extends BrowserTest {
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
  private static final String USE = "/fhir/r5/ClinicalUseDefinition";

  @Test
  void thePharmacistReadsAStatementFromTheMatrixToItsFhir() {
    Page page = open("/");

    Tabs.reach(page, "a.cell[href='/statements/gabapentin-myoclonus']");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("gabapentin: myoclonus");
    assertThat(page.locator("blockquote")).not().hasCount(0);
    Tabs.reach(page, "#record ~ details > summary");
    page.keyboard().press("Enter");
    assertThat(page.locator("table.plain tbody tr")).hasCount(1);
    page.getByText("FHIR R5").first().click();
    assertThat(page.locator("pre.code").first()).containsText("ClinicalUseDefinition");
    page.getByText("FHIR R4B").first().click();
    assertThat(page.locator("pre.code").last()).containsText("ClinicalUseDefinition");
  }

  @Test
  void aFilterNarrowsTheMatrixWithoutLeavingThePage() {
    Page page = open("/");

    page.getByLabel("Name").fill("neuront");
    assertThat(page.locator("table.matrix tbody tr")).hasCount(1);
    assertThat(page.locator("table.matrix tbody th")).hasText("gabapentin");

    page.getByLabel("Name").fill("baclofen");
    assertThat(page.locator("table.matrix")).hasCount(0);
    assertThat(page.locator(".rest a")).hasText("baclofen");
  }

  @ParameterizedTest
  @CsvSource({
    "Neurontin, /drugs/gabapentin",
    "N02BF01, /drugs/gabapentin",
    "twitch, /statements/gabapentin-withdrawal-twitching"
  })
  void whatIsTypedIsFound(String text, String where) {
    Page page = open("/integrate");

    page.getByRole(AriaRole.SEARCHBOX).first().fill(text);
    Locator hit = page.locator("#found a[href='" + where + "']");
    assertThat(hit).isVisible();
    Tabs.reach(page, "#found a[href='" + where + "']");
    page.keyboard().press("Enter");

    assertThat(page).hasURL(url(where));
  }

  @Test
  void whatIsFoundHidesNothingThatTheReaderGoesTo() {
    Page page = open("/");

    page.locator("#q").fill("N02BF01");
    assertThat(page.locator("#found a")).hasCount(1);
    assertThat(page.locator("#count")).hasText("1 found");
    page.keyboard().press("Tab");
    assertThat(page.locator("#found a")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.locator("#found a")).hasCount(0);

    page.locator("#q").fill("neurontin");
    assertThat(page.locator("#found a")).hasCount(1);
    page.keyboard().press("Tab");
    page.keyboard().press("Escape");
    assertThat(page.locator("#q")).isFocused();
    assertThat(page.locator("#found a")).hasCount(0);
  }

  @Test
  void aHostileSearchIsText() {
    Page page = open("/");

    page.locator("#q").fill(HOSTILE);
    assertThat(page.locator("#found .count")).isVisible();
    page.locator("#q").press("Enter");
    assertThat(page.locator("h1 q")).hasText(HOSTILE);
  }

  /** Markdown of a curator's statement, which comes through FHIR and stands on five pages. */
  @Test
  void hostileKnowledgeIsText() {
    String says = "Headache " + HOSTILE + " [go](javascript:alert(3)) ![i](http://t.example/i)";
    ObjectNode statement =
        (ObjectNode) Bundles.json(given().get(USE + "/lamotrigine-headache").asString());
    statement.remove(List.of("meta", "text", "identifier"));
    statement.put("id", "s-hostile-to-pages");
    for (JsonNode extension : statement.path("extension")) {
      if (extension.path("url").asText().endsWith("/description")) {
        ((ObjectNode) extension).put("valueMarkdown", says);
      }
    }
    String id =
        Bundles.json(curator().body(statement.toString()).post(USE).asString()).path("id").asText();
    assertThat(id).isNotEmpty();

    for (String path : List.of("/statements/" + id, "/drugs/lamotrigine", "/search?q=onerror")) {
      Page page = open(path);
      assertThat(page.locator("main")).containsText("<img src=x");
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(page.locator("main img, main script, main a[href^=javascript]")).hasCount(0);
    }
    curator().delete(USE + "/" + id).then().statusCode(204);
  }

  private static RequestSpecification curator() {
    return given()
        .header("Authorization", "Bearer token-of-the-tests")
        .contentType("application/fhir+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient-view",
        "encounter-discharge",
        "problem-list-item-create",
        "order-select",
        "order-sign",
        "medication-refill",
        "medication-verify"
      })
  void everyHookCanBeSent(String hook) {
    Page page = open("/integrate");

    page.locator("select[name=example]").selectOption("two-serotonergic-drugs");
    page.locator("select[name=hook]").selectOption(hook);
    assertThat(page.locator("#hook-body")).hasValue(Pattern.compile("\"" + hook));
    page.locator(".post").click();

    assertThat(page.locator("#hook-response")).containsText("HTTP 200");
    assertThat(page.locator("#hook-response")).containsText("\"cards\"");
    page.locator(".copy[data-of=hook]").click();
    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .startsWith("curl -s 'http")
        .contains("/cds-services/spasm-", "\"hook\" : \"" + hook + "\"");
  }

  @Test
  void aRequestThatIsNoneIsAnsweredAsAnEhrWouldBe() {
    Page page = open("/integrate");

    page.locator("#hook-body").fill("{");
    page.locator(".post").click();

    assertThat(page.locator("#hook-response")).containsText("HTTP 400");
  }

  @Test
  void theExampleQueriesRunInThePage() {
    Page page = open("/integrate");

    for (Locator run : page.locator(".run").all()) {
      run.click();
      assertThat(page.locator("#fhir-response")).containsText("HTTP 200");
      assertThat(page.locator("#fhir-response")).containsText("resourceType");
    }
  }

  @Test
  void aQueryOfOnesOwnRunsInThePage() {
    Page page = open("/integrate");

    page.locator("#fhir-path").fill("/fhir/r4b/MedicationKnowledge?code=N02BF01");
    page.locator("#fhir-path").press("Enter");
    assertThat(page.locator("#fhir-response")).containsText("HTTP 200");
    assertThat(page.locator("#fhir-response")).containsText("gabapentin");
    page.locator(".copy[data-of=query]").click();

    assertThat((String) page.evaluate("navigator.clipboard.readText()"))
        .matches(
            "curl -s 'http://[^/]+/fhir/r4b/MedicationKnowledge\\?code=N02BF01'"
                + " -H 'Accept: application/fhir\\+json'");
  }

  @Test
  void aChosenLanguageAndThemeStay() {
    Page page = open("/");

    page.getByText("Deutsch").click();
    page.getByText("Dunkel").click();
    page.getByText("Ausprobieren").first().click();

    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
  }

  @Test
  void theKeyboardReachesTheContentFirst() {
    Page page = open("/");

    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#main")).isFocused();
  }
}
