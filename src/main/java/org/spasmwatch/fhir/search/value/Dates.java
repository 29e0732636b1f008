package org.spasmwatch.fhir.search.value;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of a search, each with what it is to be compared by (FHIR R5, 3.2.1.5.9). */
public final class Dates {
  public static final String FORM =
      "a FHIR date or dateTime with eq, ne, gt, lt, ge, le, sa, eb, ap or nothing before it";

  private static final Pattern VALUE = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)");

  private Dates() {}

  /** Empty when the text is no date with one of the prefixes or none. */
  public static Optional<Predicate<Value>> read(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      return Optional.empty();
    }
    String prefix = value.group(1) == null ? "eq" : value.group(1);
    return Moment.parse(value.group(2))
        .map(asked -> v -> v.when() != null && holds(prefix, asked, v.when()));
  }

  private static boolean holds(String prefix, Moment asked, Moment found) {
    Instant first = found.first();
    Instant next = found.next();
    boolean within = !first.isBefore(asked.first()) && !next.isAfter(asked.next());
    return switch (prefix) {
      case "ne" -> !within;
      case "gt" -> next.isAfter(asked.next());
      case "lt" -> first.isBefore(asked.first());
      case "ge" -> within || next.isAfter(asked.next());
      case "le" -> within || first.isBefore(asked.first());
      case "sa" -> !first.isBefore(asked.next());
      case "eb" -> !next.isAfter(asked.first());
      case "ap" -> isNear(asked, found);
      default -> within;
    };
  }

  /**
   * What {@code ap} is, FHIR leaves to the server. Here it is what touches the time that is asked
   * for, or as long a time before or after it: it does not depend on when it is asked.
   */
  private static boolean isNear(Moment asked, Moment found) {
    Duration length = Duration.between(asked.first(), asked.next());
    return found.next().isAfter(asked.first().minus(length))
        && found.first().isBefore(asked.next().plus(length));
  }
}
