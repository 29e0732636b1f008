package org.spasmwatch.rest.fhir.html;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one style of the pages. It stands in each of them, so that a page loads nothing. */
final class Style {
  private static final String FILE = "/fhir/page.css";

  static final String TEXT = text();

  private Style() {}

  private static String text() {
    try (InputStream file = Style.class.getResourceAsStream(FILE)) {
      return new String(requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By which a Content-Security-Policy knows it. */
  static String digest() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
