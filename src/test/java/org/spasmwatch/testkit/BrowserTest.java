package org.spasmwatch.testkit;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.spasmwatch.testkit.Tabs.Look;

/** A test of pages in a real browser, which after each test has nothing to complain of. */
public abstract class BrowserTest {
  private static @Nullable Tabs tabs;

  @TestHTTPResource("/")
  URL root;

  @BeforeAll
  static void start() {
    tabs = Tabs.start();
  }

  @AfterAll
  static void stop() {
    if (tabs != null) {
      tabs.close();
    }
  }

  @AfterEach
  void nothingWasComplainedOf() {
    if (tabs != null) {
      tabs.closeAll();
    }
  }

  /** Opens a path of the service, such as {@code /try}. */
  protected Page open(String path) {
    return open(path, Look.USUAL);
  }

  protected Page open(String path, Look look) {
    if (tabs == null) {
      throw new IllegalStateException("no browser was started");
    }
    return tabs.open(url(path), look);
  }

  /** The URL of a path of the service. */
  protected String url(String path) {
    return root + path.substring(1);
  }
}
