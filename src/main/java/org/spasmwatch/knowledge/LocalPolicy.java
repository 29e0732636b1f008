package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spasmwatch.terminology.Nearest;

/**
 * A policy with the numbers that this installation sets itself, each as number and unit: {@code 45
 * mL/min/{1.73_m2}}. The unit has to be written, so that nobody sets a number in another one
 * unawares. What cannot be taken over is a fault, and then the policy is not to be used.
 *
 * @param faults a sentence each, which begins with the key
 */
public record LocalPolicy(Policy policy, List<String> faults) {
  /** What the names of the settings begin with; the key of the number follows. */
  public static final String SETTINGS = "spasmwatch.policy.";

  private static final Pattern AMOUNT =
      Pattern.compile("\\s*(\\d{1,9}(?:\\.\\d{1,6})?)\\s+(\\S+)\\s*");

  public LocalPolicy {
    requireNonNull(policy, "policy");
    faults = List.copyOf(faults);
  }

  /**
   * The shipped policy with the numbers of this installation.
   *
   * @param own the numbers by the keys of the policy
   */
  public static LocalPolicy of(Policy shipped, Map<String, String> own) {
    List<String> faults = new ArrayList<>();
    Map<String, Policy.Limit> limits = new HashMap<>(shipped.limits());
    new TreeMap<>(own)
        .forEach(
            (key, amount) ->
                shipped
                    .find(key)
                    .ifPresentOrElse(
                        limit -> set(limit, amount, faults).ifPresent(l -> limits.put(key, l)),
                        () -> faults.add(unknown(key, shipped))));
    return new LocalPolicy(new Policy(shipped.version(), limits), faults);
  }

  private static String unknown(String key, Policy shipped) {
    return key
        + " is no number of the policy"
        + Nearest.to(key, shipped.limits().keySet()).map(n -> ": is it " + n + "?").orElse("");
  }

  private static Optional<Policy.Limit> set(
      Policy.Limit limit, String amount, List<String> faults) {
    Matcher read = AMOUNT.matcher(amount);
    if (!read.matches() || !read.group(2).equals(limit.unit())) {
      faults.add(limit.key() + " has to be a number and the unit " + limit.unit() + example(limit));
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(read.group(1));
    if (!limit.range().contains(value)) {
      faults.add(limit.key() + " has to lie " + between(limit));
      return Optional.empty();
    }
    if (limit.isTime() && value.stripTrailingZeros().scale() > 0) {
      faults.add(limit.key() + " has to be a whole number of " + limit.unit());
      return Optional.empty();
    }
    return Optional.of(limit.setTo(value));
  }

  private static String example(Policy.Limit limit) {
    return ", with a blank between, as in '"
        + limit.value().toPlainString()
        + " "
        + limit.unit()
        + "'";
  }

  private static String between(Policy.Limit limit) {
    return "between "
        + limit.range().least().toPlainString()
        + " and "
        + limit.range().most().toPlainString()
        + " "
        + limit.unit();
  }
}
