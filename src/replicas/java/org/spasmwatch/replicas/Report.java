package org.spasmwatch.replicas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was seen, for who reads the output. */
final class Report {
  private static final int SHOWN = 5;

  private Report() {}

  /** Calls by kind and status, and what failed. */
  static void print(String name, List<Call> calls) {
    Map<String, Long> counts =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    call -> call.deed() + " " + call.status(),
                    TreeMap::new,
                    Collectors.counting()));
    System.out.printf("%s: %s%n", name, counts);
    calls.stream().filter(Call::failed).limit(SHOWN).forEach(c -> System.out.println("  " + c));
  }

  static void times(String name, List<Duration> times) {
    List<Long> sorted = times.stream().map(Duration::toMillis).sorted().toList();
    System.out.printf(
        "%s: median %d ms, p99 %d ms, max %d ms of %d%n",
        name, at(sorted, 50), at(sorted, 99), at(sorted, 100), sorted.size());
  }

  /** The smallest of them that so many hundredths are not above. */
  private static long at(List<Long> sorted, int hundredths) {
    return sorted.get((sorted.size() * hundredths + 99) / 100 - 1);
  }
}
