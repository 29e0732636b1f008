package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** One name and value of a query, decoded; the name still with its modifier. */
public record Argument(String name, String value) {
  public Argument {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }

  /** {@code name=value&…}, encoded. */
  public static String query(List<Argument> arguments) {
    return arguments.stream()
        .map(a -> encode(a.name) + "=" + encode(a.value))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%2F", "/");
  }
}
