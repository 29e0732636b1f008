package org.spasmwatch.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.BrowserTest;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Tabs.Look;

/**
 * How the pages look on three screens, in both colours and languages: they fit, nothing moves, and
 * everybody can use them. Pictures go to target/screenshots.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WorkbenchLookTest extends BrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/",
          "/drugs/gabapentin",
          "/drugs/antipsychotics",
          "/statements/gabapentin-myoclonus",
          "/search?q=twitch",
          "/search?q=nothing-is-called-like-this",
          "/try?example=two-serotonergic-drugs",
          "/try?example=the-spasm-came-first",
          "/try",
          "/integrate",
          "/drugs/none");
  private static final String MOVED =
      "new Promise(done => new PerformanceObserver(list =>"
          + " done(list.getEntries().reduce((sum, e) => sum + e.value, 0))).observe({type:"
          + " 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))";
  private static final String SIZE =
      "performance.getEntries().reduce((sum, e) => sum + (e.decodedBodySize || 0), 0)";

  private Page loaded(String path, Look look) {
    Page page = open(path, look);
    page.waitForLoadState();
    return page;
  }

  private static double number(Page page, String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/drugs/amitriptyline",
        "/drugs/gabapentin",
        "/statements/gabapentin-myoclonus",
        "/search?q=twitch",
        "/try",
        "/integrate"
      })
  void aFirstViewIsSmallWithAllThatItLoads(String path) {
    Page page = loaded(path, Look.USUAL);

    assertThat(number(page, SIZE)).isBetween(50_000.0, 100_000.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 641, 820, 1440})
  void theMatrixIsSeenWhole(int width) {
    Page page = loaded("/", new Look(ColorScheme.LIGHT, width, "en-US"));

    assertThat(
            number(
                page,
                "(s => s.scrollWidth - s.clientWidth)(document.querySelector('.matrix').parentElement)"))
        .isZero();
    assertThat(page.locator("a.cell[href='/statements/gabapentin-myoclonus']").isVisible())
        .isTrue();
    assertThat(page.locator("a.cell .of").first().boundingBox().width > 20).isEqualTo(width <= 640);
  }

  @Test
  void onPaperOnlyTheContentIsLeft() {
    Page page = loaded("/drugs/gabapentin", Look.USUAL);

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    assertThat(page.locator("h1").isVisible()).isTrue();
    for (String tool : List.of(".top nav", ".find", ".contents", ".choices")) {
      assertThat(page.locator(tool).isVisible()).as(tool).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, en-US", "DARK, 390, de-DE"})
  void everyPageIsAccessible(ColorScheme scheme, int width, String language) {
    List<String> violations = new ArrayList<>();
    for (String path : PAGES) {
      Page page = loaded(path, new Look(scheme, width, language));
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
  @CsvSource({
    "LIGHT, 320, de-DE",
    "LIGHT, 390, en-US",
    "LIGHT, 820, de-DE",
    "LIGHT, 1440, en-US",
    "DARK, 390, de-DE",
    "DARK, 820, en-US",
    "DARK, 1440, de-DE"
  })
  void everyPageFitsItsScreenAndNothingMoves(ColorScheme scheme, int width, String language)
      throws IOException {
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    String kind = width + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + language;
    for (String path : PAGES) {
      Page page = loaded(path, new Look(scheme, width, language));
      String name = path.replaceAll("[^a-z]+", "-") + "-" + kind + ".png";

      assertThat(number(page, MOVED)).as(path).isLessThan(0.01);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(folder.resolve("page" + name)).setFullPage(true));
      assertThat(number(page, "document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(width);
      page.context().close();
    }
  }
}
