package org.spasmwatch.workbench.bedside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.BrowserTest;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Tabs;

/** Every story is walked from its choice to the feedback in a real browser, without a mouse. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BedsideBrowserTest extends BrowserTest {
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");

  @ParameterizedTest
  @CsvSource({
    "gabapentin-and-failing-kidneys, warning, Myoclonus on gabapentin with impaired kidney",
    "amitriptyline-and-low-sodium, warning, Muscle cramp on amitriptyline with low sodium",
    "cramp-and-confusion, critical, Muscle cramp with confusion on amitriptyline",
    "lamotrigine-and-an-innocent-spasm, info, not an established effect",
    "lamotrigine-too-fast, critical, Rash on lamotrigine",
    "baclofen-stopped, warning, Muscle spasm after stopping baclofen",
    "haloperidol-and-a-stiff-neck, warning, Acute dystonia on haloperidol",
    "two-serotonergic-drugs, critical, Possible serotonin syndrome",
    "cyclobenzaprine-too-long, warning, meant for three weeks at most",
    "diazepam-beside-baclofen, warning, more adverse effects together",
    "leg-cramps-on-a-statin, info, Leg cramp on simvastatin"
  })
  void aStoryIsWalkedByKeyboard(String story, String indicator, String summary) {
    Page page = open("/try");
    Locator card = page.locator(".card").first();

    Tabs.reach(page, "a[href='/try?example=" + story + "']");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(url("/try?example=" + story));
    assertThat(page.locator(".stories [aria-current]")).hasCount(1);
    assertThat(card).hasClass("card " + indicator);
    assertThat(card.locator("h3")).containsText(summary);
    assertThat(page.locator(".timeline .drug [data-ref]")).not().hasCount(0);
    Tabs.reach(page, ".jump a");
    page.keyboard().press("Enter");
    if (card.locator(".accept").count() > 0) {
      Tabs.reach(page, ".card .accept");
      assertThat(feedback(page).at("/feedback/0/acceptedSuggestions")).hasSize(1);
      assertThat(card.locator(".answered")).containsText("answered 200");
    }
    understand(page, card);
    override(page, card);
    develop(page, summary);
    assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    assertThat(page.context().cookies()).isEmpty();
  }

  /** Presses what sends feedback, and returns what was sent and taken. */
  private static JsonNode feedback(Page page) {
    Response response =
        page.waitForResponse(
            Pattern.compile(".*/cds-services/spasm-review/feedback"),
            () -> page.keyboard().press("Enter"));
    assertThat(response.status()).isEqualTo(200);
    return Bundles.json(response.request().postData());
  }

  private static void understand(Page page, Locator card) {
    Tabs.reach(page, ".card .why summary");
    page.keyboard().press("Enter");
    assertThat(card.locator(".reasons").first()).isVisible();
    Tabs.reach(page, ".card .show");
    page.keyboard().press("Enter");
    assertThat(page.locator(".timeline .lit")).not().hasCount(0);
    page.keyboard().press("Enter");
    assertThat(page.locator(".timeline .lit")).hasCount(0);
  }

  private static void override(Page page, Locator card) {
    Tabs.reach(page, ".card .reason");
    page.keyboard().press("ArrowDown");
    Tabs.reach(page, ".card .dismiss");
    JsonNode sent = feedback(page);
    assertThat(sent.at("/feedback/0/overrideReason/reason/code").asText()).isEqualTo("other-cause");
    assertThat(sent.at("/feedback/0/card").asText()).isEqualTo(card.getAttribute("data-card"));
    assertThat(card.locator(".answered")).containsText("Overridden");
    assertThat(card.locator(".sent")).isVisible();
  }

  private static void develop(Page page, String summary) {
    Tabs.reach(page, ".developer > summary");
    page.keyboard().press("Enter");
    assertThat(page.locator(".response")).containsText("HTTP 200");
    assertThat(page.locator(".response")).containsText(summary);
  }

  @Test
  void whatWasThereBeforeTheDrugIsExplainedWithoutACard() {
    Page page = open("/try?example=the-spasm-came-first");

    assertThat(page.locator(".card")).hasCount(0);
    assertThat(page.locator(".empty")).containsText("No card");
    page.getByText("All that was considered").click();
    assertThat(page.locator(".reasons").last()).containsText("began before the drug");
  }

  @Test
  void whatIsChangedIsAssessedAndStaysInThePage() {
    List<String> urls = new ArrayList<>();
    Page page = open("/try?example=amitriptyline-and-low-sodium");
    page.onRequest(request -> urls.add(request.url()));
    assertThat(page.locator(".card")).containsText("Acetaminophen");

    page.locator("input[name=allergy]").first().fill("Tylenol");
    page.locator("input[name=value]").nth(1).fill("129");
    page.locator("input[name=unit]").nth(1).fill("mEq/L");
    page.locator("button.primary").click();

    assertThat(page.locator(".card")).containsText("129");
    assertThat(page.locator(".card .detail")).not().containsText("Acetaminophen");
    assertThat(page.locator("#result")).isFocused();
    assertThat(urls).isNotEmpty().noneMatch(url -> url.contains("Tylenol") || url.contains("129"));
    assertThat(page).hasURL(url("/try?example=amitriptyline-and-low-sodium"));
    assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    page.reload();
    assertThat(page.locator("input[name=allergy]").first()).hasValue("");
  }

  @Test
  void anotherRowIsEmptyAndHasTheFocus() {
    Page page = open("/try?example=baclofen-stopped");

    page.getByText("Another drug").click();

    assertThat(page.locator("input[name=drug]")).hasCount(3);
    assertThat(page.locator("input[name=drug]").last()).isFocused();
    assertThat(page.locator("input[name=drug]").last()).hasValue("");
    assertThat(page.locator(".row.drug").last()).hasAttribute("aria-label", "Drugs 3");
  }

  @Test
  void aFileIsAssessedAsItIsAndABrokenBundleIsSaidToBe() {
    Page page = open("/try");

    page.getByLabel("Assessed on").fill("2026-04-21");
    page.locator(".own > summary").click();
    page.locator("#upload").setInputFiles(EXAMPLE);
    assertThat(page.locator("input[name=drug]").first()).isDisabled();
    page.locator("button.primary").click();
    assertThat(page.locator(".card h3")).containsText("Myoclonus on gabapentin");

    page.locator("#bundle").fill("{");
    page.locator("button.primary").click();
    assertThat(page.locator("[role=alert]")).isVisible();
    page.locator(".clear").click();
    assertThat(page.locator("input[name=drug]").first()).isEnabled();
  }

  @Test
  void whatCannotBeAnsweredIsSaidAndNothingIsLost() {
    Page page = open("/try?example=baclofen-stopped");
    Locator trouble = page.locator("#trouble");

    page.locator("#bundle").evaluate("field => { field.value = ' '.repeat(12e6); }");
    page.locator("button.primary").click();
    assertThat(trouble).containsText("more than the service takes");
    page.keyboard().press("Escape");
    assertThat(trouble).isHidden();
    page.locator("#bundle").evaluate("field => { field.value = ''; }");
    page.context().setOffline(true);
    page.locator("button.primary").click();
    assertThat(trouble).containsText("does not answer");
    page.context().setOffline(false);
    page.locator("button.primary").click();

    assertThat(page.locator("#result")).isFocused();
    assertThat(trouble).isHidden();
    assertThat(page.locator(".card")).hasCount(1);
  }

  @Test
  void thePictureStaysInSightBesideTheReasonsItIsAbout() {
    Page page = open("/try?example=gabapentin-and-failing-kidneys");

    page.locator(".why > summary").first().click();
    Locator show = page.locator(".card .judged .show").first();
    show.click();

    assertThat(page.locator(".timeline .lab .lit")).not().hasCount(0);
    assertThat(page.locator(".chart")).isInViewport();
    assertThat(show).isInViewport();
  }

  @Test
  void theBundleOfAnExampleIsChangedByHand() {
    Page page = open("/try?example=gabapentin-and-failing-kidneys");

    page.locator(".developer > summary").click();
    page.locator(".fill").click();
    assertThat(page.locator("#bundle")).isFocused();
    page.locator("#bundle").fill(page.locator("#bundle").inputValue().replace("2400", "1200"));
    page.locator("button.primary").click();

    assertThat(page.locator(".card .detail")).containsText("Gabapentin 1200 mg/day");
  }

  @Test
  void theBundleIsDownloadedAsItWasSent() throws IOException {
    Page page = open("/try?example=baclofen-stopped");

    page.locator(".developer > summary").click();
    Download download = page.waitForDownload(() -> page.locator(".download").click());

    assertThat(Files.readString(download.path())).isEqualTo(page.locator(".request").textContent());
  }

  @Test
  void theCopiedCommandIsAnsweredAsThePageWas() throws IOException, InterruptedException {
    Page page = open("/try?example=amitriptyline-and-low-sodium");

    page.locator(".developer > summary").click();
    page.locator(".developer .copy").click();
    assertThat(page.locator(".developer .copy")).hasText("Copied");
    String command = (String) page.evaluate("navigator.clipboard.readText()");

    assertThat(run(command)).contains("Muscle cramp on amitriptyline with low sodium");
  }

  private String run(String command) throws IOException, InterruptedException {
    String here = command.replaceFirst("'http://[^/]+/", "'" + url("/"));
    Process process = new ProcessBuilder("bash", "-c", here).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void hostileTextInEveryFieldIsShownAsText() {
    String hostile = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
    Page page = open("/try?example=baclofen-stopped");

    for (String field : List.of("drug", "dose", "finding", "value", "unit", "range", "allergy")) {
      page.locator("input[name=" + field + "]").last().fill(hostile);
    }
    page.locator("input[name=reaction]").last().fill(hostile);
    page.locator("select[name=lab]").last().selectOption("sodium");
    page.locator("button.primary").click();

    assertThat(page.locator("#result")).containsText("What took no part");
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(page.locator(".response")).containsText("HTTP 200");
    assertThat(page.locator("#result img, #result script")).hasCount(0);
  }
}
