package org.spasmwatch.fhir.search.value;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as FHIR writes it, which is as long as it is precise: {@code 2026-03} is a month (FHIR R5,
 * 3.2.1.5.9). Without a time zone it is in UTC.
 *
 * @param first when it begins
 * @param next the first instant after it
 */
public record Moment(Instant first, Instant next) {
  private static final Pattern VALUE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d:\\d\\d)(:\\d\\d(\\.\\d{1,9})?)?"
              + "(Z|[+-]\\d\\d:\\d\\d)?)?)?)?");
  private static final int YEAR = 1;
  private static final int MONTH = 2;
  private static final int DAY = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int FRACTION = 6;
  private static final int ZONE = 7;

  public Moment {
    requireNonNull(first, "first");
    requireNonNull(next, "next");
  }

  /** Empty when the text is no date, dateTime or instant. */
  public static Optional<Moment> parse(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      return Optional.empty();
    }
    try {
      Instant first = first(value);
      return Optional.of(
          new Moment(first, first.atOffset(ZoneOffset.UTC).plus(1, unit(value)).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
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
    @Nullable String found = value.group(group);
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
