package org.spasmwatch.fhir.r5.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.Reference;
import org.hl7.fhir.r5.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The part of FHIRPath in which FHIR writes the expressions of its search parameters: paths, {@code
 * |}, {@code as}, {@code ofType}, and {@code where} on one child or on the type of a reference. All
 * else does not occur, which a test shows.
 */
final class Expression {
  private static final Set<String> ANY =
      Set.of("Resource", "DomainResource", "CanonicalResource", "MetadataResource");
  private static final Pattern AS = Pattern.compile("\\((.+) as (\\w+)\\)(.*)");
  private static final Pattern OF_TYPE = Pattern.compile("ofType\\((\\w+)\\)");
  private static final Pattern WHERE = Pattern.compile("where\\((\\w+) ?= ?'([^']+)'\\)");
  private static final Pattern REFERS = Pattern.compile("where\\(resolve\\(\\) is (\\w+)\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z]+");

  private final List<List<String>> paths;

  private Expression(List<List<String>> paths) {
    this.paths = paths;
  }

  /**
   * @throws IllegalArgumentException when something else occurs in it
   */
  static Expression of(String text) {
    List<List<String>> paths = split(text, '|').stream().map(Expression::steps).toList();
    paths.forEach(
        path ->
            path.forEach(
                step -> {
                  if (Stream.of(NAME, OF_TYPE, WHERE, REFERS)
                      .noneMatch(form -> form.matcher(step).matches())) {
                    throw new IllegalArgumentException(text + " has " + step);
                  }
                }));
    return new Expression(paths);
  }

  /** {@code (a.b as C)} and {@code (a.b.ofType(C))} are the same as {@code a.b.ofType(C)}. */
  private static List<String> steps(String written) {
    String path = written.strip();
    Matcher as = AS.matcher(path);
    if (as.matches()) {
      path = as.group(1) + ".ofType(" + as.group(2) + ")" + as.group(3);
    } else if (path.startsWith("(") && path.endsWith(")")) {
      path = path.substring(1, path.length() - 1);
    }
    return split(path, '.');
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == separator && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** What of the resource it looks at. */
  Stream<Base> of(Resource resource) {
    return paths.stream()
        .filter(p -> ANY.contains(p.get(0)) || p.get(0).equals(resource.fhirType()))
        .flatMap(p -> walk(resource, p.subList(1, p.size())));
  }

  private static Stream<Base> walk(Base from, List<String> steps) {
    Stream<Base> found = Stream.of(from);
    for (String step : steps) {
      found = found.flatMap(base -> step(base, step));
    }
    return found;
  }

  private static Stream<Base> step(Base base, String step) {
    Matcher ofType = OF_TYPE.matcher(step);
    if (ofType.matches()) {
      return Stream.of(base).filter(b -> b.fhirType().equals(ofType.group(1)));
    }
    Matcher refers = REFERS.matcher(step);
    if (refers.matches()) {
      return Stream.of(base)
          .filter(
              b ->
                  b instanceof Reference reference
                      && refers.group(1).equals(reference.getReferenceElement().getResourceType()));
    }
    Matcher where = WHERE.matcher(step);
    return where.matches()
        ? Stream.of(base)
            .filter(
                b ->
                    b.listChildrenByName(where.group(1)).stream()
                        .anyMatch(c -> where.group(2).equals(c.primitiveValue())))
        : children(base, step);
  }

  /** None under a name that R5 does not have: an expression may be of R4B. */
  private static Stream<Base> children(Base base, String name) {
    Base @Nullable [] children = base.listChildrenByName(name, false);
    return children == null ? Stream.of() : Stream.of(children).filter(Objects::nonNull);
  }
}
