package org.spasmwatch.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The style and the scripts of the pages. Browsers keep them for a day; so a link to one carries a
 * digest of all, which changes with them.
 */
@ApplicationScoped
class Assets {
  private static final List<String> FILES =
      Stream.of(
              "style.css",
              "home.css",
              "bedside.css",
              "integrate.css",
              "curate.css",
              "workbench.js",
              "api.js",
              "bedside.js",
              "integrate.js",
              "curate.js",
              "sign.svg")
          .map("workbench/"::concat)
          .toList();
  private static final int DIGITS = 10;

  private final String fingerprint = digest();

  String fingerprint() {
    return fingerprint;
  }

  private static String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES) {
        digest.update(read("/META-INF/resources/" + file));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] read(String path) {
    try (InputStream file = Assets.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not part of this program");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
