package org.spasmwatch.boot;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Stands for a name that the operator chooses. */
  private static final String NAME = "<name>";

  static final List<String> NAMES =
      List.of(
          "spasmwatch.audit.queue",
          "spasmwatch.audit.retention",
          "spasmwatch.cds.auth",
          "spasmwatch.cds.clients.<name>.fhir-servers",
          "spasmwatch.cds.clients.<name>.issuer",
          "spasmwatch.cds.clients.<name>.jku",
          "spasmwatch.cds.clients.<name>.jwks",
          "spasmwatch.cds.clients.<name>.jwks-url",
          "spasmwatch.cds.clients.<name>.tenants",
          "spasmwatch.cds.cors-origins",
          "spasmwatch.cds.hooks",
          "spasmwatch.cds.mode",
          "spasmwatch.cds.open.fhir-servers",
          "spasmwatch.cds.replay-without-store",
          "spasmwatch.database.service-role",
          "spasmwatch.dev-token",
          "spasmwatch.ehr.bytes",
          "spasmwatch.ehr.connections",
          "spasmwatch.ehr.pages",
          "spasmwatch.ehr.resources",
          "spasmwatch.ehr.timeout",
          "spasmwatch.feedback.comments",
          "spasmwatch.feedback.queue",
          "spasmwatch.feedback.quieted",
          "spasmwatch.feedback.retention",
          "spasmwatch.fhir.audience",
          "spasmwatch.fhir.cors-origins",
          "spasmwatch.fhir.issuer",
          "spasmwatch.fhir.jwks",
          "spasmwatch.fhir.jwks-url",
          "spasmwatch.fhir.token-url",
          "spasmwatch.keys.audit",
          "spasmwatch.keys.audit-previous",
          "spasmwatch.keys.paging",
          "spasmwatch.keys.paging-previous",
          "spasmwatch.knowledge.beyond-sources",
          "spasmwatch.knowledge.disabled",
          "spasmwatch.knowledge.four-eyes",
          "spasmwatch.knowledge.install-at-start",
          "spasmwatch.knowledge.start-without-database",
          "spasmwatch.limits.body",
          "spasmwatch.limits.depth",
          "spasmwatch.limits.entries",
          "spasmwatch.limits.inline",
          "spasmwatch.limits.rate",
          "spasmwatch.limits.waiting",
          "spasmwatch.limits.write",
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
    String whole = name.replaceFirst("\\[\\d+]$", "");
    return Stream.concat(NAMES.stream(), POLICY.stream())
        .anyMatch(n -> matches(n, "([A-Za-z0-9_-]+|\"[^\"]+\")", whole, UnaryOperator.identity()));
  }

  /**
   * Whether a setting has that environment variable; a name in it has no underscores of its own.
   */
  static boolean containsVariable(String variable) {
    String whole = variable.replaceFirst("_\\d+_$", "");
    return Stream.concat(NAMES.stream(), POLICY.stream())
        .anyMatch(n -> matches(n, "([A-Z0-9]+|_[A-Z0-9_]+_)", whole, KnownSettings::plain));
  }

  private static boolean matches(
      String setting, String name, String given, UnaryOperator<String> form) {
    String[] fixed = setting.split(NAME, -1);
    String pattern =
        Stream.of(fixed).map(form).map(Pattern::quote).collect(Collectors.joining(name));
    return given.matches(pattern);
  }

  /** The environment variable of a setting (MicroProfile Config, "Environment Variables"). */
  static String variable(String name) {
    return Stream.of(name.split(NAME, -1))
        .map(KnownSettings::plain)
        .collect(Collectors.joining("<NAME>"));
  }

  private static String plain(String part) {
    return part.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** The setting whose name is most like it. */
  static String nearest(String name) {
    return Nearest.to(name, Stream.concat(NAMES.stream(), POLICY.stream()).toList()).orElseThrow();
  }
}
