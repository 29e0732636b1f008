package org.spasmwatch.bench.driver.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Medians of several servers for several questions: a table with the ratio of the service to each
 * baseline, the goal beside it, and a picture of the ratios.
 */
public final class Comparison {
  /** The name of the service in all of them. */
  public static final String SERVICE = "service";

  private record Row(Map<String, Double> medians, Map<String, Goal> goals) {
    double ratio(String baseline) {
      return medians.get(SERVICE) / medians.get(baseline);
    }
  }

  private final String title;
  private final String unit;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  public Comparison(String title, String unit) {
    this.title = title;
    this.unit = unit;
  }

  /** The medians of one question, and the goals by the names of baselines. */
  public void add(String question, Map<String, Double> medians, Map<String, Goal> goals) {
    rows.put(question, new Row(medians, goals));
  }

  String title() {
    return title;
  }

  /** Letters, digits and hyphens. */
  String fileName() {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  List<String> questions() {
    return List.copyOf(rows.keySet());
  }

  List<String> baselines() {
    return names().filter(name -> !name.equals(SERVICE)).toList();
  }

  private Stream<String> names() {
    return rows.values().iterator().next().medians().keySet().stream();
  }

  List<Double> ratios(String baseline) {
    return rows.values().stream().map(row -> row.ratio(baseline)).toList();
  }

  /** The table in Markdown. */
  String table() {
    Stream<String> head =
        Stream.of(Stream.of(unit), names(), baselines().stream().map(name -> "service : " + name))
            .flatMap(cells -> cells);
    String ruler = "|---".repeat(1 + (int) names().count() + baselines().size()) + "|\n";
    return line(head) + ruler + rows.keySet().stream().map(this::row).collect(Collectors.joining());
  }

  private String row(String question) {
    Row row = rows.get(question);
    Stream<String> ratios =
        baselines().stream()
            .map(name -> row.goals().getOrDefault(name, Goal.NONE).beside(row.ratio(name)));
    return line(
        Stream.of(
                Stream.of(question),
                row.medians().values().stream().map(Comparison::rounded),
                ratios)
            .flatMap(cells -> cells));
  }

  private static String line(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String rounded(double value) {
    String form = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, form, value);
  }
}
