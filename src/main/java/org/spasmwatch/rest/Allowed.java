package org.spasmwatch.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods a path takes, read off the resources themselves: the router knows, but does not
 * say, and an answer 405 has to (RFC 9110, 15.5.6).
 */
@ApplicationScoped
class Allowed {
  /** {@code {id}} or {@code {operation: expression}}. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{[^:}]*(?::([^}]*))?}");

  /** A path and one method that it takes. */
  private record Door(Pattern path, String method) {}

  private final List<Door> doors;

  Allowed(BeanManager beans) {
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
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    doors.stream()
        .filter(door -> door.path().matcher(path).matches())
        .map(Door::method)
        .forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }

  private static Stream<Door> doors(Class<?> resource) {
    return Stream.of(resource.getMethods()).flatMap(method -> doors(resource, method));
  }

  private static Stream<Door> doors(Class<?> resource, Method method) {
    Path below = method.getAnnotation(Path.class);
    Pattern path =
        pattern(
            resource.getAnnotation(Path.class).value()
                + (below == null ? "" : "/" + below.value()));
    return Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> new Door(path, type.getAnnotation(HttpMethod.class).value()));
  }

  private static Pattern pattern(String template) {
    String path = template.replaceAll("/+", "/");
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
