package org.spasmwatch.boot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.spasmwatch.codec.PolicyReader;
import org.spasmwatch.knowledge.LocalPolicy;
import org.spasmwatch.terminology.Nearest;

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
          "spasmwatch.dev-token",
          "spasmwatch.knowledge.disabled",
          "spasmwatch.knowledge.install-at-start",
          "spasmwatch.knowledge.start-without-database",
          "spasmwatch.limits.body",
          "spasmwatch.limits.depth",
          "spasmwatch.limits.entries",
          "spasmwatch.limits.inline",
          "spasmwatch.limits.waiting",
          "spasmwatch.public-url",
          "spasmwatch.terminology.rxnorm",
          "spasmwatch.trial.data-directory");

  /** One for each number of the policy, {@code spasmwatch.policy.<key>}. */
  static final List<String> POLICY =
      PolicyReader.bundled().limits().keySet().stream()
          .map(key -> LocalPolicy.SETTINGS + key)
          .sorted()
          .toList();

  private KnownSettings() {}

  /** Whether there is a setting of that name. A list may be given by element, {@code name[0]}. */
  static boolean contains(String name) {
    return NAMES.contains(name.replaceFirst("\\[\\d+]$", "")) || POLICY.contains(name);
  }

  /** Whether a setting has that environment variable. */
  static boolean containsVariable(String variable) {
    String element = variable.replaceFirst("_\\d+_$", "");
    return Stream.concat(NAMES.stream(), POLICY.stream())
        .map(KnownSettings::variable)
        .anyMatch(element::equals);
  }

  /** The environment variable of a setting (MicroProfile Config, "Environment Variables"). */
  static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The setting whose name is most like it. */
  static String nearest(String name) {
    return Nearest.to(name, Stream.concat(NAMES.stream(), POLICY.stream()).toList()).orElseThrow();
  }
}
