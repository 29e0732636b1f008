package org.spasmwatch.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods a path takes, read off the resources themselves: the router knows, but does not
 * say, and an answer 405 has to (RFC 9110, 15.5.6). Of the templates that match, the closest counts
 * (Jakarta REST 3.1, 3.7.2): {@code $assess} is no type to be searched.
 */
@ApplicationScoped
class Allowed {
  /** {@code {id}} or {@code {operation: expression}}. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{[^:}]*(?::([^}]*))?}");

  /** More than there are parameters in a path. */
  private static final int MANY = 100;

  /**
   * A path and one method that it takes.
   *
   * @param closeness more for more letters that are given, then for more parameters, then for more
   *     of these with an expression of their own
   */
  private record Door(Pattern path, int closeness, String method) {}

  private final List<Door> doors;
  private final List<ReadOnly> readOnly;

  Allowed(BeanManager beans, @Any Instance<ReadOnly> readOnly) {
    this.readOnly = readOnly.stream().toList();
    doors =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(bean -> bean.getBeanClass())
            .filter(type -> type.isAnnotationPresent(Path.class))
            .distinct()
            .flatMap(Allowed::doors)
            .toList();
  }

  /** {@code GET, HEAD}; every path takes OPTIONS. */
  String at(String path) {
    return String.join(", ", methods(path));
  }

  /** Whether a path takes that method; what is at no path of ours takes all. */
  boolean takes(String path, String method) {
    Set<String> methods = methods(path);
    return methods.size() == 1 || methods.contains(method);
  }

  /** The refusal of another method. */
  Response refusal(String path) {
    String methods = at(path);
    String why = whyReadOnly(path).map(reason -> reason + "; ").orElse("");
    String only = why + "this path does not take that method, only " + methods;
    return Response.fromResponse(Problem.of(405, "not-supported", only).response())
        .header(HttpHeaders.ALLOW, methods)
        .build();
  }

  private Set<String> methods(String path) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    List<Door> matching =
        doors.stream().filter(door -> door.path().matcher(path).matches()).toList();
    int closest = matching.stream().mapToInt(Door::closeness).max().orElse(0);
    boolean read = whyReadOnly(path).isPresent();
    matching.stream()
        .filter(door -> door.closeness() == closest)
        .map(Door::method)
        .filter(method -> !read || method.equals("GET"))
        .forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private Optional<String> whyReadOnly(String path) {
    return readOnly.stream().map(paths -> paths.why(path)).flatMap(Optional::stream).findFirst();
  }

  private static Stream<Door> doors(Class<?> resource) {
    return Stream.of(resource.getMethods()).flatMap(method -> doors(resource, method));
  }

  private static Stream<Door> doors(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    String template =
        (resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value()))
            .replaceAll("/+", "/");
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> new Door(pattern(template), closeness(template), method(type)));
  }

  private static String method(Class<? extends Annotation> type) {
    return type.getAnnotation(HttpMethod.class).value();
  }

  private static int closeness(String template) {
    List<MatchResult> parameters = TEMPLATE.matcher(template).results().toList();
    int given = TEMPLATE.matcher(template).replaceAll("").length();
    long own = parameters.stream().filter(parameter -> parameter.group(1) != null).count();
    return (given * MANY + parameters.size()) * MANY + (int) own;
  }

  private static Pattern pattern(String path) {
    StringBuilder expression = new StringBuilder();
    Matcher parameter = TEMPLATE.matcher(path);
    int end = 0;
    while (parameter.find()) {
      String own = parameter.group(1);
      expression.append(Pattern.quote(path.substring(end, parameter.start())));
      expression.append(own == null ? "[^/]+" : "(?:" + own.strip() + ")");
      end = parameter.end();
    }
    return Pattern.compile(expression + Pattern.quote(path.substring(end)) + "/?");
  }
}
