package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** A scrape of the meters, in the text format of Prometheus. */
public record Metrics(String text) {

  /** The value of the series of that name with these labels, others aside; 0 when there is none. */
  public double value(String name, String... labels) {
    List<Double> found = values(name, labels);
    assertThat(found).hasSizeLessThanOrEqualTo(1);
    return found.isEmpty() ? 0 : found.get(0);
  }

  /** The values of all series of that name with these labels, added up. */
  public double sum(String name, String... labels) {
    return values(name, labels).stream().mapToDouble(value -> value).sum();
  }

  private List<Double> values(String name, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Arrays.stream(labels).allMatch(line::contains))
        .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }

  /** A label as it is written there. */
  public static String label(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
