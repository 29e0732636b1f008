package org.spasmwatch.bench.driver.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of a whole falls to what; the largest are shown. */
final class Shares {
  private final String title;
  private final int shown;
  private final Map<String, Long> weights = new HashMap<>();

  Shares(String title, int shown) {
    this.title = title;
    this.shown = shown;
  }

  void add(String name, long weight) {
    weights.merge(name, weight, Long::sum);
  }

  String table() {
    double whole = weights.values().stream().mapToLong(Long::longValue).sum();
    return weights.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(shown)
        .map(
            e ->
                String.format(
                    Locale.ROOT, "| %.1f %% | `%s` |%n", 100 * e.getValue() / whole, e.getKey()))
        .collect(Collectors.joining("", "| share | " + title + " |\n|---|---|\n", ""));
  }
}
