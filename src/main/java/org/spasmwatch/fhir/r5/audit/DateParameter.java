package org.spasmwatch.fhir.r5.audit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog.Span;
import org.spasmwatch.fhir.search.value.Moment;

/**
 * A value of a search parameter of type date (FHIR R5, 3.2.1.5.9): a prefix and a time. A record's
 * time is an instant, so that {@code sa} is the same as {@code gt} and {@code eb} as {@code lt}.
 */
final class DateParameter {
  static final String PREFIXES = "eq, ne, gt, lt, ge, le, sa, eb";

  private static final Pattern VALUE = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(.*)");

  private DateParameter() {}

  /** The times one of which has to hold the record's; empty when the text is no such value. */
  static Optional<List<Span>> parse(String text) {
    Matcher value = VALUE.matcher(text);
    return value.matches()
        ? Moment.parse(value.group(2)).map(moment -> spans(value.group(1), moment))
        : Optional.empty();
  }

  private static List<Span> spans(@Nullable String prefix, Moment at) {
    return switch (prefix == null ? "eq" : prefix) {
      case "ne" -> List.of(new Span(null, at.first()), new Span(at.next(), null));
      case "gt", "sa" -> List.of(new Span(at.next(), null));
      case "lt", "eb" -> List.of(new Span(null, at.first()));
      case "ge" -> List.of(new Span(at.first(), null));
      case "le" -> List.of(new Span(null, at.next()));
      default -> List.of(new Span(at.first(), at.next()));
    };
  }
}
