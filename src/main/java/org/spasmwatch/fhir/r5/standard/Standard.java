package org.spasmwatch.fhir.r5.standard;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.value.Value;

/** One search parameter as FHIR defines it for a type, and what of a resource it looks at. */
public final class Standard {
  private static final String FILE = "/fhir/search-parameters.tsv";
  private static final List<String> LINES = lines();
  private static final int VERSION = 0;
  private static final int TYPE = 1;
  private static final int NAME = 2;
  private static final int KIND = 3;
  private static final int DEFINITION = 4;
  private static final int TARGETS = 5;
  private static final int EXPRESSION = 6;
  private static final int TEXT = 7;

  private final Parameter parameter;
  private final Expression expression;

  private Standard(String[] fields) {
    this.parameter = parameter(fields);
    this.expression = Expression.of(fields[EXPRESSION]);
  }

  private static List<String> lines() {
    try (InputStream file = Standard.class.getResourceAsStream(FILE)) {
      String text = new String(requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a type in one version of FHIR, in order of their names. */
  public static Stream<Standard> of(String version, String type) {
    return LINES.stream()
        .map(line -> line.split("\t", -1))
        .filter(f -> f[VERSION].equals(version) && f[TYPE].equals(type))
        .map(Standard::new);
  }

  private static Parameter parameter(String[] f) {
    Kind kind = Kind.valueOf(f[KIND].toUpperCase(Locale.ROOT));
    Set<String> targets = f[TARGETS].isEmpty() ? Set.of() : Set.of(f[TARGETS].split(",", -1));
    return switch (kind) {
      case TOKEN ->
          f[NAME].equals("identifier")
              ? Parameter.identifier(f[NAME], f[DEFINITION], f[TEXT])
              : Parameter.concept(f[NAME], f[DEFINITION], f[TEXT]);
      case REFERENCE -> Parameter.reference(f[NAME], f[DEFINITION], f[TEXT], targets);
      case URI -> Parameter.uri(f[NAME], f[DEFINITION], f[TEXT]);
      default -> Parameter.of(kind, f[NAME], f[DEFINITION], f[TEXT]);
    };
  }

  public Parameter parameter() {
    return parameter;
  }

  /** What a resource holds under it. */
  public Stream<Value> of(DomainResource resource) {
    return expression.of(resource).flatMap(element -> Held.of(element, parameter.kind()));
  }

  /** The identifiers of the references that a resource holds under it. */
  public Stream<Value> identifiers(DomainResource resource) {
    return expression.of(resource).flatMap(Held::identifiers);
  }
}
