package org.spasmwatch.workbench.curate;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
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
import org.spasmwatch.testkit.BrowserTest;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Tabs.Look;

/**
 * How the pages of curators look on three screens, in both colours and languages: they fit, and
 * everybody can use them. Pictures go to target/screenshots.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class CurateLookTest extends BrowserTest {
  private static final String SIZE =
      "performance.getEntries().reduce((sum, e) => sum + (e.decodedBodySize || 0), 0)";
  private static final List<String> PAGES =
      List.of(
          "/curate",
          "/curate?q=gaba",
          "/curate/statement/gabapentin-myoclonus",
          "/curate/statement/gabapentin-myoclonus/versions",
          "/curate/drug/gabapentin",
          "/curate/drug-class/ssris",
          "/curate/disagreement/con-05",
          "/curate/new/interaction",
          "/curate/lists/drug-class",
          "/curate/export");

  private Page signedIn(Look look) {
    Page page = open("/sign-in", look);
    page.locator("#token").fill("token-of-the-tests");
    page.locator("main button.primary").click();
    page.waitForURL(url("/curate"));
    return page;
  }

  private static void isUsable(Page page, String name, List<String> violations, Look look)
      throws IOException {
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    for (Rule rule :
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations()) {
      violations.add(name + " " + rule.getId() + " " + rule.getNodes().get(0).getHtml());
    }
    Path folder = Files.createDirectories(Path.of("target/screenshots"));
    String kind = look.width() + "-" + look.scheme().name().toLowerCase(Locale.ROOT);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(folder.resolve("curate" + name.replaceAll("[^a-z]+", "-") + kind + ".png"))
            .setFullPage(true));
    Number wide = (Number) page.evaluate("document.documentElement.scrollWidth");
    if (wide.intValue() > look.width()) {
      violations.add(name + " is " + wide + " wide on a screen of " + look.width());
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, en-US", "DARK, 390, de-DE", "LIGHT, 820, de-DE"})
  void everyPageFitsAndIsAccessible(ColorScheme scheme, int width, String language)
      throws IOException {
    Look look = new Look(scheme, width, language);
    List<String> violations = new ArrayList<>();
    Page page = signedIn(look);
    for (String path : PAGES) {
      page.navigate(url(path));
      isUsable(page, path, violations, look);
    }
    page.navigate(url("/curate/statement/gabapentin-myoclonus"));
    page.locator("#f-effect").fill("nothing like it");
    page.locator("button[value=preview]").click();
    page.locator("#problems").waitFor();
    isUsable(page, "/wrong", violations, look);
    page.locator("#f-effect").fill("myoclonus");
    page.locator("#f-urgency").selectOption("emergency");
    page.locator("button[value=preview]").click();
    page.locator("button[value=save]").waitFor();
    isUsable(page, "/preview", violations, look);
    page.locator(".signed-in button").click();
    page.locator("#token").waitFor();
    isUsable(page, "/sign-in", violations, look);

    assertThat(violations).isEmpty();
  }

  @Test
  void aFirstViewIsSmallWithAllThatItLoads() {
    Page page = signedIn(Look.USUAL);

    for (String path : List.of("/curate", "/curate/statement/gabapentin-myoclonus", "/sign-in")) {
      page.navigate(url(path));
      page.waitForLoadState();
      assertThat(((Number) page.evaluate(SIZE)).doubleValue())
          .as(path)
          .isBetween(50_000.0, 100_000.0);
    }
  }
}
