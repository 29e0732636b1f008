package org.spasmwatch.workbench.bedside.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Span;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Tick;

/** The axis of a timeline: from shortly before the first thing that is dated to the assessment. */
final class Axis {
  private static final int MONTH = 31;
  private static final int YEAR = 366;
  private static final int TICKS = 5;
  private static final double LEFT = 3;
  private static final double WIDTH = 93;

  private final LocalDate first;
  private final LocalDate last;

  Axis(Stream<Instant> dated, Instant at) {
    last = day(at);
    LocalDate earliest =
        dated
            .filter(i -> !i.equals(Instant.MIN) && i.isBefore(at))
            .min(Instant::compareTo)
            .map(Axis::day)
            .orElse(last.minusDays(MONTH));
    LocalDate atMost = last.minusYears(10);
    LocalDate begin = earliest.isBefore(atMost) ? atMost : earliest;
    first = begin.minusDays(Math.max(2, days(begin, last) / 20));
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static long days(LocalDate from, LocalDate to) {
    return Duration.between(from.atStartOfDay(), to.atStartOfDay()).toDays();
  }

  LocalDate first() {
    return first;
  }

  LocalDate last() {
    return last;
  }

  /** Where an instant is; what lies beyond an end is at it. */
  double x(Instant instant) {
    LocalDate day =
        instant.equals(Instant.MIN) ? first : instant.equals(Instant.MAX) ? last : day(instant);
    long offset = Math.max(0, Math.min(days(first, day), days(first, last)));
    return Percent.of(LEFT + WIDTH * offset / Math.max(1, days(first, last)));
  }

  /** Where something begins: its earliest day where that is known, else the latest. */
  double begin(@Nullable Span span) {
    return span == null ? LEFT : x(span.bounded() ? span.earliest() : span.latest());
  }

  List<Tick> ticks() {
    long days = days(first, last);
    int step = (int) Math.max(1, (days + TICKS - 1) / TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (LocalDate day = last; day.isAfter(first); day = day.minusDays(step)) {
      ticks.add(new Tick(x(day.atStartOfDay(ZoneOffset.UTC).toInstant()), label(day, days)));
    }
    return ticks;
  }

  private static String label(LocalDate day, long days) {
    return days > 2 * YEAR
        ? day.toString().substring(0, 7)
        : day.toString().substring(days > YEAR ? 2 : 5);
  }
}
