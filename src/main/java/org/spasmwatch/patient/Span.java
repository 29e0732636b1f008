package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant known only to lie between two others, both inclusive: "2026-10" is any instant of that
 * October. What cannot be told apart is never ordered.
 */
public record Span(Instant earliest, Instant latest) {
  private static final Duration DAY = Duration.ofDays(1);

  public Span {
    requireNonNull(earliest, "earliest");
    requireNonNull(latest, "latest");
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("a span ends before it begins");
    }
  }

  public static Span at(Instant instant) {
    return new Span(instant, instant);
  }

  /** Some instant at or before this one: what an {@code authoredOn} says of the start. */
  public static Span notAfter(Instant instant) {
    return new Span(Instant.MIN, instant);
  }

  public boolean certainlyBefore(Span other) {
    return latest.isBefore(other.earliest);
  }

  /** Whether it cannot lie before the other; the same day counts as not before, no vaguer time. */
  public boolean certainlyNotBefore(Span other) {
    return !earliest.isBefore(other.latest) || (equals(other) && toTheDay());
  }

  /** Whether it is known to the day or better. */
  public boolean toTheDay() {
    return bounded() && Duration.between(earliest, latest).compareTo(DAY) <= 0;
  }

  /** Whether the earliest instant is known at all. */
  public boolean bounded() {
    return !earliest.equals(Instant.MIN);
  }

  /** The same, that much later. */
  public Span later(Duration by) {
    return new Span(bounded() ? earliest.plus(by) : earliest, plus(latest, by));
  }

  /** Whether both could lie within the given time of each other. */
  public boolean within(Duration distance, Span other) {
    return !latest.isBefore(minus(other.earliest, distance))
        && !earliest.isAfter(plus(other.latest, distance));
  }

  private static Instant minus(Instant instant, Duration distance) {
    return instant.equals(Instant.MIN) ? instant : instant.minus(distance);
  }

  private static Instant plus(Instant instant, Duration distance) {
    return instant.equals(Instant.MAX) ? instant : instant.plus(distance);
  }
}
