package org.spasmwatch.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium of this machine. Where there is none, what needs one is left out, unless {@code
 * SPASMWATCH_BROWSER=required}, as in {@code .ci/run}.
 */
public final class Chromium implements AutoCloseable {
  private static final String REQUIRED = "required";

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions().setExecutablePath(program).setArgs(List.of("--no-sandbox")));
  }

  /** Starts it, or leaves out the tests of the class. */
  public static Chromium start() {
    Optional<Path> program = find();
    boolean required = REQUIRED.equals(System.getenv("SPASMWATCH_BROWSER"));
    Assumptions.assumeTrue(required || program.isPresent(), "there is no Chromium here");
    return new Chromium(
        program.orElseThrow(() -> new AssertionError("a Chromium is required and there is none")));
  }

  private static Optional<Path> find() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
