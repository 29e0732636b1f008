package org.spasmwatch.rest.fhir;

import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Argument;

/** Names and values of a query string or a form body, in their order. */
public final class Arguments {
  private Arguments() {}

  /** The query as it was sent: a path with a semicolon would lose it on the way here. */
  public static String query(RoutingContext context) {
    String written = context.request().uri();
    int query = written.indexOf('?');
    return query < 0 ? "" : written.substring(query + 1);
  }

  /** Empty when an escape in it is malformed. */
  public static Optional<List<Argument>> parse(@Nullable String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return Optional.of(List.of());
    }
    try {
      return Optional.of(
          Stream.of(encoded.split("&", -1))
              .filter(pair -> !pair.isEmpty())
              .map(Arguments::argument)
              .toList());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Argument argument(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0
        ? new Argument(decoded(pair), "")
        : new Argument(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The last value of that name. */
  static Optional<String> last(List<Argument> arguments, String name) {
    return arguments.stream()
        .filter(a -> a.name().equals(name))
        .map(Argument::value)
        .reduce((first, second) -> second);
  }
}
