package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** A scrape of the meters, in the text format of Prometheus. */
public record Metrics(String text) {

  /** The value of the series of that name with these labels, others aside; 0 when there is none. */
  public double value(String name, String... labels) {
    List<String> found =
        text.lines()
            .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
            .filter(line -> Arrays.stream(labels).allMatch(line::contains))
            .toList();
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  /** A label as it is written there. */
  public static String label(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
