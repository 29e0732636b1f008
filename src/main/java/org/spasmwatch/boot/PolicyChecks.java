package org.spasmwatch.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spasmwatch.codec.PolicyReader;
import org.spasmwatch.knowledge.LocalPolicy;

/**
 * What speaks against the numbers of the policy that this installation sets. A number that is
 * ignored because its name is wrong is as dangerous as a wrong number, so that here even a variable
 * that is no setting stops the start.
 */
final class PolicyChecks {
  private static final String VARIABLES = KnownSettings.variable(LocalPolicy.SETTINGS);

  /** What Kubernetes puts into pods beside a Service named spasmwatch-policy. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(VARIABLES + "(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)");

  private PolicyChecks() {}

  static List<String> faults(Settings settings) {
    Map<String, String> own = new HashMap<>();
    KnownSettings.POLICY.forEach(
        name ->
            settings
                .value(name)
                .ifPresent(value -> own.put(name.substring(LocalPolicy.SETTINGS.length()), value)));
    Stream<String> numbers =
        LocalPolicy.of(PolicyReader.bundled(), own).faults().stream()
            .map(fault -> LocalPolicy.SETTINGS + fault);
    Stream<String> variables =
        settings.variables().stream()
            .filter(variable -> variable.startsWith(VARIABLES))
            .filter(variable -> !SERVICE_LINK.matcher(variable).matches())
            .filter(variable -> !KnownSettings.containsVariable(variable))
            .sorted()
            .map(PolicyChecks::unknown);
    return Stream.concat(numbers, variables).toList();
  }

  private static String unknown(String variable) {
    String name = LocalPolicy.SETTINGS + plain(variable.substring(VARIABLES.length()));
    return "the environment variable "
        + variable
        + " is no number of the policy: take it out, or is it "
        + KnownSettings.variable(KnownSettings.nearest(name))
        + "?";
  }

  private static String plain(String rest) {
    return rest.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
