package org.spasmwatch.boot;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The names of our settings. Each is read by a mapping in the package that owns it; they are
 * written out here because a wrong name has to be refused before anything starts, mappings
 * included.
 */
final class KnownSettings {
  static final String PREFIX = "spasmwatch.";

  static final List<String> NAMES =
      List.of(
          "spasmwatch.cds.cors-origins",
          "spasmwatch.cds.mode",
          "spasmwatch.cds.open.fhir-servers",
          "spasmwatch.dev-token",
          "spasmwatch.ehr.bytes",
          "spasmwatch.ehr.connections",
          "spasmwatch.ehr.pages",
          "spasmwatch.ehr.resources",
          "spasmwatch.ehr.timeout",
          "spasmwatch.knowledge.disabled",
          "spasmwatch.knowledge.install-at-start",
          "spasmwatch.knowledge.start-without-database",
          "spasmwatch.limits.body",
          "spasmwatch.limits.depth",
          "spasmwatch.limits.entries",
          "spasmwatch.limits.inline",
          "spasmwatch.limits.waiting",
          "spasmwatch.public-url",
          "spasmwatch.trial.data-directory");

  private KnownSettings() {}

  /** Whether there is a setting of that name. A list may be given by element, {@code name[0]}. */
  static boolean contains(String name) {
    return NAMES.contains(name.replaceFirst("\\[\\d+]$", ""));
  }

  /** Whether a setting has that environment variable. */
  static boolean containsVariable(String variable) {
    String element = variable.replaceFirst("_\\d+_$", "");
    return NAMES.stream().map(KnownSettings::variable).anyMatch(element::equals);
  }

  /** The environment variable of a setting (MicroProfile Config, "Environment Variables"). */
  static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The setting whose name is most like it. */
  static String nearest(String name) {
    return NAMES.stream().min(Comparator.comparingInt(n -> distance(name, n))).orElseThrow();
  }

  /** How many characters have to be put in, taken out or exchanged (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
