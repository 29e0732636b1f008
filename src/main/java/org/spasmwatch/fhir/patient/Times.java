package org.spasmwatch.fhir.patient;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.spasmwatch.patient.Span;

/**
 * Reads FHIR dates, dateTimes and instants as spans: a year is all its instants. A date without a
 * time zone is taken in UTC; the error of at most half a day is within what the spans leave open.
 */
final class Times {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T.+)?)?)?");
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;

  private Times() {}

  /** The span of a text, empty when it is no FHIR date. */
  static Optional<Span> parse(String text) {
    if (!DATE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(span(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Span span(String text) {
    return switch (text.length()) {
      case YEAR -> days(LocalDate.parse(text + "-01-01"), LocalDate.parse(text + "-12-31"));
      case MONTH -> {
        YearMonth month = YearMonth.parse(text);
        yield days(month.atDay(1), month.atEndOfMonth());
      }
      case DAY -> days(LocalDate.parse(text), LocalDate.parse(text));
      default -> Span.at(instant(text));
    };
  }

  private static Span days(LocalDate first, LocalDate last) {
    return new Span(
        first.atStartOfDay().toInstant(ZoneOffset.UTC),
        last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1));
  }

  private static Instant instant(String text) {
    boolean zoned =
        text.endsWith("Z") || text.lastIndexOf('+') > DAY || text.lastIndexOf('-') > DAY;
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }
}
