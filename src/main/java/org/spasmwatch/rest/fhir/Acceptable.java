package org.spasmwatch.rest.fhir;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client takes what is on offer: JSON, in some versions of FHIR. {@code _format} wins
 * over Accept (FHIR R5, 3.2.0.1.11); another {@code fhirVersion} is another format (3.2.0.1.12).
 * What the client takes is said as the version that the answer is to be labelled with.
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
  private static final Pattern QUALITY = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  private final List<String> versions;

  /** One media range that names what is on offer. */
  private record Range(String version, BigDecimal quality) {}

  /**
   * @param versions as in {@code fhirVersion}, the usual one first: {@code 4.3, 4.0}
   */
  Acceptable(List<String> versions) {
    this.versions = List.copyOf(versions);
  }

  Optional<String> format(String format) {
    List<String> parts = parts(format.replace(' ', '+'));
    return FORMATS.contains(parts.get(0)) ? version(parts) : Optional.empty();
  }

  /** No header accepts everything; of several the one that the client likes best decides. */
  Optional<String> accept(@Nullable List<String> headers) {
    List<String> ranges =
        requireNonNullElse(headers, List.<String>of()).stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .toList();
    return ranges.isEmpty()
        ? Optional.of(versions.get(0))
        : ranges.stream()
            .flatMap(range -> range(range).stream())
            .filter(range -> range.quality().signum() > 0)
            .sorted(Comparator.comparing(Range::quality).reversed())
            .map(Range::version)
            .findFirst();
  }

  private Optional<Range> range(String range) {
    List<String> parts = parts(range);
    BigDecimal quality =
        parameter(parts, "q")
            .filter(q -> QUALITY.matcher(q).matches())
            .map(BigDecimal::new)
            .orElse(BigDecimal.ONE);
    return RANGES.contains(parts.get(0))
        ? version(parts).map(version -> new Range(version, quality))
        : Optional.empty();
  }

  private Optional<String> version(List<String> parts) {
    Optional<String> asked = parameter(parts, "fhirversion");
    return asked.isEmpty()
        ? Optional.of(versions.get(0))
        : versions.stream()
            .filter(v -> asked.get().equals(v) || asked.get().startsWith(v + "."))
            .findFirst();
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
