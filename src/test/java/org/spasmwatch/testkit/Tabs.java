package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages in a real browser, each with a memory of its own, and what the browser complains of: a
 * dialog, which only a script that was smuggled in opens, an error of a script, and what the policy
 * of the pages forbids.
 */
public final class Tabs implements AutoCloseable {
  private static final double PATIENCE = 30_000;
  private static final int HIGH = 900;
  private static final int TABS = 400;

  /** What the browser and htmx write of a refused or broken call, which a test may want. */
  private static final List<String> OF_CALLS =
      List.of(
          "Failed to load resource",
          "Response Status Error Code",
          "htmx:sendError",
          "htmx:afterRequest");

  private final Chromium chromium;
  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  private Tabs(Chromium chromium) {
    this.chromium = chromium;
  }

  /** How somebody looks at a page. */
  public record Look(ColorScheme scheme, int width, String locale) {
    public static final Look USUAL = new Look(ColorScheme.LIGHT, 1280, "en-US");
  }

  /** Starts a browser, or leaves out the tests of the class. */
  public static Tabs start() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    return new Tabs(Chromium.start());
  }

  public Page open(String url) {
    return open(url, Look.USUAL);
  }

  public Page open(String url, Look look) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setColorScheme(look.scheme())
                    .setLocale(look.locale())
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))
                    .setViewportSize(look.width(), HIGH));
    contexts.add(context);
    Page page = context.newPage();
    page.onDialog(
        dialog -> {
          complaints.add("a dialog opened: " + dialog.message());
          dialog.dismiss();
        });
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && OF_CALLS.stream().noneMatch(message.text()::startsWith)) {
            complaints.add(message.text());
          }
        });
    page.navigate(url);
    return page;
  }

  /** Goes on with the Tab key until something of that selector has the focus. */
  public static void reach(Page page, String selector) {
    for (int i = 0; i < TABS; i++) {
      page.keyboard().press("Tab");
      Object there =
          page.evaluate(
              "s => { const e = document.activeElement; return e.matches(s)"
                  + " && e === document.querySelectorAll(s)[0]; }",
              selector);
      if (Boolean.TRUE.equals(there)) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  /** Closes what is open; nothing may have been complained of. */
  public void closeAll() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> all = List.copyOf(complaints);
    complaints.clear();
    assertThat(all).isEmpty();
  }

  @Override
  public void close() {
    chromium.close();
  }
}
