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
 * Every record has a date, so the forms that nearly all of them have are read by their digits; what
 * is not quite of these forms is left to the formatters, which decide.
 */
final class Times {
  private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T.+)?)?)?");
  private static final int YEAR = 4;
  private static final int MONTH = 7;
  private static final int DAY = 10;
  private static final int SECOND = 19;
  private static final int OFFSET = 6;
  private static final long SECONDS_A_DAY = 86_400;

  private Times() {}

  /** The span of a text, empty when it is no FHIR date. */
  static Optional<Span> parse(String text) {
    try {
      if (isDay(text)) {
        return Optional.of(day(text));
      }
      if (isSecond(text)) {
        return Optional.of(Span.at(second(text)));
      }
      return DATE.matcher(text).matches() ? Optional.of(span(text)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@code 2026-10-21}. */
  private static boolean isDay(String text) {
    return text.length() == DAY && startsWithDay(text);
  }

  private static boolean startsWithDay(String text) {
    return digits(text, 0, YEAR)
        && text.charAt(YEAR) == '-'
        && digits(text, YEAR + 1, MONTH)
        && text.charAt(MONTH) == '-'
        && digits(text, MONTH + 1, DAY);
  }

  /** {@code 2026-10-21T09:30:00Z}, or with an offset of hours and minutes behind the seconds. */
  private static boolean isSecond(String text) {
    return text.length() > SECOND
        && startsWithDay(text)
        && text.charAt(DAY) == 'T'
        && twoDigitsBelow(text, DAY + 1, 24)
        && text.charAt(DAY + 3) == ':'
        && twoDigitsBelow(text, DAY + 4, 60)
        && text.charAt(DAY + 6) == ':'
        && twoDigitsBelow(text, DAY + 7, 60)
        && (text.endsWith("Z") ? text.length() == SECOND + 1 : isOffset(text));
  }

  /** {@code +02:00}; the largest there are are not read here. */
  private static boolean isOffset(String text) {
    return text.length() == SECOND + OFFSET
        && (text.charAt(SECOND) == '+' || text.charAt(SECOND) == '-')
        && twoDigitsBelow(text, SECOND + 1, 18)
        && text.charAt(SECOND + 3) == ':'
        && twoDigitsBelow(text, SECOND + 4, 60);
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean twoDigitsBelow(String text, int from, int limit) {
    return digits(text, from, from + 2) && number(text, from, from + 2) < limit;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  private static long startOfDay(String text) {
    return LocalDate.of(number(text, 0, YEAR), number(text, 5, MONTH), number(text, 8, DAY))
            .toEpochDay()
        * SECONDS_A_DAY;
  }

  private static Span day(String text) {
    long start = startOfDay(text);
    return new Span(
        Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + SECONDS_A_DAY).minusMillis(1));
  }

  private static Instant second(String text) {
    long local =
        startOfDay(text)
            + 3600L * number(text, 11, 13)
            + 60L * number(text, 14, 16)
            + number(text, 17, SECOND);
    if (text.length() == SECOND + 1) {
      return Instant.ofEpochSecond(local);
    }
    long offset = 3600L * number(text, 20, 22) + 60L * number(text, 23, 25);
    return Instant.ofEpochSecond(text.charAt(SECOND) == '-' ? local + offset : local - offset);
  }

  private static Span span(String text) {
    return switch (text.length()) {
      case YEAR -> days(LocalDate.parse(text + "-01-01"), LocalDate.parse(text + "-12-31"));
      case MONTH -> {
        YearMonth month = YearMonth.parse(text);
        yield days(month.atDay(1), month.atEndOfMonth());
      }
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
