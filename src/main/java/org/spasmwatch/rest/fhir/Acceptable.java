package org.spasmwatch.rest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a client takes what is on offer: JSON, in one version of FHIR. {@code _format} wins over
 * Accept (FHIR R5, 3.2.0.1.11); another {@code fhirVersion} is another format (3.2.0.1.12).
 */
final class Acceptable {
  private static final Set<String> RANGES =
      Set.of(
          "*/*",
          "application/*",
          "application/fhir+json",
          "application/json",
          "application/json+fhir");
  private static final Set<String> FORMATS =
      Set.of("json", "application/fhir+json", "application/json", "application/json+fhir");
  private static final Pattern NOTHING = Pattern.compile("0(\\.0{0,3})?");

  private final String version;

  /**
   * @param version as in {@code fhirVersion}: {@code 5.0}
   */
  Acceptable(String version) {
    this.version = version;
  }

  boolean format(String format) {
    List<String> parts = parts(format.replace(' ', '+'));
    return FORMATS.contains(parts.get(0)) && versionFits(parts);
  }

  /** No header accepts everything. */
  boolean accept(List<String> headers) {
    List<String> ranges =
        headers.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .toList();
    return ranges.isEmpty() || ranges.stream().anyMatch(this::range);
  }

  private boolean range(String range) {
    List<String> parts = parts(range);
    boolean refused = parameter(parts, "q").filter(q -> NOTHING.matcher(q).matches()).isPresent();
    return RANGES.contains(parts.get(0)) && versionFits(parts) && !refused;
  }

  private boolean versionFits(List<String> parts) {
    return parameter(parts, "fhirversion")
        .map(asked -> asked.equals(version) || asked.startsWith(version + "."))
        .orElse(true);
  }

  private static List<String> parts(String range) {
    List<String> parts = new ArrayList<>();
    for (String part : range.split(";", -1)) {
      parts.add(part.strip().toLowerCase(Locale.ROOT));
    }
    return parts;
  }

  private static Optional<String> parameter(List<String> parts, String name) {
    return parts.stream()
        .skip(1)
        .map(part -> part.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equals(name))
        .map(pair -> pair[1].strip().replace("\"", ""))
        .findFirst();
  }
}
