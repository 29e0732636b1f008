package org.spasmwatch.fhir.r5.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog.Span;

/**
 * A value of a search parameter of type date (FHIR R5, 3.2.1.5.9): a prefix, and a time that is as
 * long as it is precise. Without a time zone it is in UTC. A record's time is an instant, so that
 * {@code sa} is the same as {@code gt} and {@code eb} as {@code lt}.
 */
final class DateParameter {
  static final String PREFIXES = "eq, ne, gt, lt, ge, le, sa, eb";

  private static final Pattern VALUE =
      Pattern.compile(
          "(eq|ne|gt|lt|ge|le|sa|eb)?"
              + "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d:\\d\\d)(:\\d\\d(\\.\\d{1,9})?)?"
              + "(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");
  private static final int PREFIX = 1;
  private static final int YEAR = 2;
  private static final int MONTH = 3;
  private static final int DAY = 4;
  private static final int MINUTE = 5;
  private static final int SECOND = 6;
  private static final int FRACTION = 7;
  private static final int ZONE = 8;

  private DateParameter() {}

  /** The times one of which has to hold the record's; empty when the text is no such value. */
  static Optional<List<Span>> parse(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      return Optional.empty();
    }
    try {
      Instant first = first(value);
      return Optional.of(
          spans(value.group(PREFIX), first, first.atOffset(ZoneOffset.UTC), unit(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<Span> spans(
      @Nullable String prefix, Instant first, OffsetDateTime start, ChronoUnit unit) {
    Instant next = start.plus(1, unit).toInstant();
    return switch (prefix == null ? "eq" : prefix) {
      case "ne" -> List.of(new Span(null, first), new Span(next, null));
      case "gt", "sa" -> List.of(new Span(next, null));
      case "lt", "eb" -> List.of(new Span(null, first));
      case "ge" -> List.of(new Span(first, null));
      case "le" -> List.of(new Span(null, next));
      default -> List.of(new Span(first, next));
    };
  }

  private static Instant first(Matcher value) {
    String day = or(value, DAY, "01");
    String date = value.group(YEAR) + "-" + or(value, MONTH, "01") + "-" + day;
    if (value.group(MINUTE) == null) {
      return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    String time = value.group(MINUTE) + or(value, SECOND, ":00") + or(value, ZONE, "Z");
    return OffsetDateTime.parse(date + "T" + time).toInstant();
  }

  private static String or(Matcher value, int group, String otherwise) {
    String found = value.group(group);
    return found == null ? otherwise : found;
  }

  private static ChronoUnit unit(Matcher value) {
    if (value.group(FRACTION) != null) {
      return ChronoUnit.MILLIS;
    }
    if (value.group(SECOND) != null) {
      return ChronoUnit.SECONDS;
    }
    if (value.group(MINUTE) != null) {
      return ChronoUnit.MINUTES;
    }
    if (value.group(DAY) != null) {
      return ChronoUnit.DAYS;
    }
    return value.group(MONTH) != null ? ChronoUnit.MONTHS : ChronoUnit.YEARS;
  }
}
