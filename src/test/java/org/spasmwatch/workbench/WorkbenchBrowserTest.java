package org.spasmwatch.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Chromium;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The stories of the pages, told in a real browser. Pictures go to target/screenshots. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WorkbenchBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/drugs/gabapentin",
          "/statements/gabapentin-myoclonus",
          "/search?q=twitch",
          "/try?example=two-serotonergic-drugs",
          "/try",
          "/integrate",
          "/drugs/none");
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";
  private static final double PATIENCE = 30_000;
  private static final double WIDE = 1280;
  private static final double HIGH = 900;

  private static @Nullable Chromium chromium;

  @TestHTTPResource("/")
  URL root;

  private final List<String> complaints = new ArrayList<>();
  private @Nullable BrowserContext context;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOf() {
    if (context != null) {
      context.close();
    }
    assertThat(complaints).isEmpty();
  }

  private Page open(String path) {
    return open(path, ColorScheme.LIGHT, WIDE);
  }

  private Page open(String path, ColorScheme scheme, double width) {
    if (chromium == null) {
      throw new IllegalStateException("no browser was started");
    }
    context =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setColorScheme(scheme)
                    .setLocale("en-US")
                    .setViewportSize((int) width, (int) HIGH));
    Page page = context.newPage();
    page.onDialog(
        dialog -> {
          complaints.add("a dialog opened: " + dialog.message());
          dialog.dismiss();
        });
    page.onPageError(error -> complaints.add(error));
    page.onConsoleMessage(
        message -> {
          boolean status = message.text().startsWith("Failed to load resource");
          if (message.type().equals("error") && !status) {
            complaints.add(message.text());
          }
        });
    page.navigate(root + path.substring(1));
    return page;
  }

  @Test
  void thePharmacistReadsAStatementFromTheMatrixToItsFhir() {
    Page page = open("/");

    page.locator("a.cell[href='/statements/gabapentin-myoclonus']").click();
    assertThat(page.locator("h1")).hasText("gabapentin: myoclonus");
    assertThat(page.locator("blockquote")).not().hasCount(0);
    page.getByText("Versions").first().click();
    assertThat(page.locator("table.plain tbody tr")).hasCount(1);
    page.getByText("FHIR R4B").first().click();
    assertThat(page.locator("pre.code")).containsText("ClinicalUseDefinition");
  }

  @Test
  void aFilterNarrowsTheMatrixWithoutLeavingThePage() {
    Page page = open("/");

    page.getByLabel("Name").fill("neuront");

    assertThat(page.locator("table.matrix tbody tr")).hasCount(1);
    assertThat(page.locator("table.matrix tbody th")).hasText("gabapentin");
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
    hit.click();

    assertThat(page).hasURL(root + where.substring(1));
  }

  @Test
  void aPatientIsTriedOutChangedAndUnderstood() {
    Page page = open("/try");

    page.getByText("Gabapentin and failing kidneys").click();
    assertThat(page.locator(".card h3")).containsText("impaired kidney function");
    page.getByText("Why?").first().click();
    page.locator(".card .show").first().click();
    assertThat(page.locator(".timeline .lit")).not().hasCount(0);

    page.locator("input[name=finding]").first().fill("confusion");
    page.locator("input[name=value]").first().fill("91");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Assess")).click();
    assertThat(page.locator("#result")).not().containsText("impaired kidney function");
    assertThat(page.locator("#result")).containsText("confusion");
    assertThat(page).hasURL(root + "try?example=gabapentin-and-failing-kidneys");
    assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void aSuggestionIsTakenAndACardOverridden() {
    Page page = open("/try?example=lamotrigine-and-an-innocent-spasm");

    page.locator(".accept").first().click();
    assertThat(page.locator(".answered").first()).containsText("answered 200");
    page.locator(".reason").first().selectOption("other-cause");
    page.locator(".dismiss").first().click();
    assertThat(page.locator(".answered").first()).containsText("Overridden");
    assertThat(page.locator(".answered").first()).containsText("200");
  }

  @Test
  void theDeveloperSendsTheExactRequest() {
    Page page = open("/try?example=amitriptyline-and-low-sodium");

    page.getByText("For developers").click();
    page.locator(".send").click();

    assertThat(page.locator(".response")).containsText("HTTP 200");
    assertThat(page.locator(".response")).containsText("\"summary\"");
    assertThat(page.locator(".response")).containsText("\"explanation\"");
  }

  @Test
  void aPastedBundleIsAssessedAndABrokenOneIsSaidToBe() throws IOException {
    Page page = open("/try");
    String bundle = Files.readString(Path.of("docs/examples/gabapentin-and-failing-kidneys.json"));

    page.getByLabel("Assessed on").fill("2026-04-21");
    page.getByText("Use a FHIR Bundle instead").click();
    page.locator("#bundle").fill(bundle);
    page.locator("button.primary").click();
    assertThat(page.locator(".card h3")).containsText("Myoclonus on gabapentin");

    page.locator("#bundle").fill("{");
    page.locator("button.primary").click();
    assertThat(page.locator("[role=alert]")).isVisible();
  }

  @Test
  void hostileTextIsShownAsText() {
    Page page = open("/try?example=baclofen-stopped");

    page.locator("input[name=drug]").last().fill(HOSTILE);
    page.locator("input[name=finding]").last().fill(HOSTILE);
    page.locator("button.primary").click();
    assertThat(page.locator("#result")).containsText("part");
    page.locator("#q").fill(HOSTILE);
    assertThat(page.locator("#found .count")).isVisible();
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

  @Test
  void nothingMovesWhileAPageLoads() {
    Page page = open("/");
    page.waitForLoadState();

    Object moved =
        page.evaluate(
            "new Promise(done => new PerformanceObserver(list =>"
                + " done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type:"
                + " 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))");

    assertThat(((Number) moved).doubleValue()).isLessThan(0.01);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageIsAccessible(ColorScheme scheme) {
    List<String> violations = new ArrayList<>();
    for (String path : PAGES) {
      Page page = open(path, scheme, WIDE);
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      for (Rule rule :
          new AxeBuilder(page)
              .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
              .analyze()
              .getViolations()) {
        violations.add(path + " " + rule.getId() + " " + rule.getNodes().get(0).getHtml());
      }
      page.context().close();
    }

    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {360, 820, 1600})
  void everyPageFitsItsScreen(double width) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    for (String path : PAGES) {
      Page page = open(path, ColorScheme.LIGHT, width);
      String name = path.replaceAll("[^a-z]+", "-") + (int) width + ".png";
      page.screenshot(
          new Page.ScreenshotOptions().setPath(folder.resolve("page" + name)).setFullPage(true));

      Object wide = page.evaluate("document.documentElement.scrollWidth");
      assertThat(((Number) wide).intValue()).as(path).isLessThanOrEqualTo((int) width);
      page.context().close();
    }
  }
}
