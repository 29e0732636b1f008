package org.spasmwatch.bench.driver.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same question to several servers, one after the other and round after round, so that all meet
 * the same noise of the machine. What counts is the median.
 *
 * @param seconds how long one measurement takes
 * @param warmUp how many seconds each server is loaded before, uncounted, so that it is compiled
 */
public record Rounds(int count, int seconds, int warmUp) {
  /** One measurement. */
  public interface Measurement {
    double take(int seconds) throws Exception;
  }

  /** The medians by the names of the measurements, in their order. */
  public Map<String, Double> of(Map<String, Measurement> measurements) throws Exception {
    for (Measurement each : measurements.values()) {
      each.take(warmUp);
    }
    return asIs(measurements);
  }

  /** The same without warming up. */
  public Map<String, Double> asIs(Map<String, Measurement> measurements) throws Exception {
    Map<String, List<Double>> taken = new LinkedHashMap<>();
    for (int round = 0; round < count; round++) {
      for (Map.Entry<String, Measurement> each : measurements.entrySet()) {
        taken
            .computeIfAbsent(each.getKey(), name -> new ArrayList<>())
            .add(each.getValue().take(seconds));
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    taken.forEach((name, values) -> medians.put(name, median(values)));
    return medians;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
