package org.spasmwatch.rest.fhir;

import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;

/** Names and values of a query string or a form body, in their order. */
public final class Arguments {
  /** What the decoder puts in the place of bytes that are no UTF-8. */
  private static final char INSTEAD = '\uFFFD';

  private static final Pattern MEANT = Pattern.compile("(?i)%EF%BF%BD|\uFFFD");

  private Arguments() {}

  /** What is wrong with a query or a form that cannot be parsed. */
  public static Problem malformed() {
    return Problem.of(
        400,
        "invalid",
        "an escape in the query is malformed: it is % and two hexadecimal digits, and all together"
            + " are UTF-8");
  }

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
    String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
    if (decoded.indexOf(INSTEAD) >= 0 && !MEANT.matcher(text).find()) {
      throw new IllegalArgumentException("no UTF-8");
    }
    return decoded;
  }

  /** The last value of that name. */
  static Optional<String> last(List<Argument> arguments, String name) {
    return arguments.stream()
        .filter(a -> a.name().equals(name))
        .map(Argument::value)
        .reduce((first, second) -> second);
  }
}
