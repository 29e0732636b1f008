package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How often a day a Timing says something is taken; empty when it does not say. Where its code and
 * its structure differ, or a number is a range, all between is possible.
 */
final class Frequencies {
  private static final BigDecimal SECONDS_A_DAY = new BigDecimal("86400");
  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "s", BigDecimal.ONE,
          "min", new BigDecimal("60"),
          "h", new BigDecimal("3600"),
          "d", SECONDS_A_DAY,
          "wk", new BigDecimal("604800"),
          "mo", new BigDecimal("2592000"),
          "a", new BigDecimal("31536000"));
  private static final Map<String, BigDecimal> CODES =
      Map.ofEntries(
          times("QD", "1"),
          times("DAILY", "1"),
          times("AM", "1"),
          times("PM", "1"),
          times("BED", "1"),
          times("BID", "2"),
          times("TID", "3"),
          times("QID", "4"),
          times("QOD", "0.5"),
          times("Q1H", "24"),
          times("Q2H", "12"),
          times("Q3H", "8"),
          times("Q4H", "6"),
          times("Q6H", "4"),
          times("Q8H", "3"),
          times("Q12H", "2"),
          times("WK", "0.1428571"),
          times("MO", "0.03333333"));

  /** Meals in general: one of them or all three. */
  private static final Set<String> MEALS = Set.of("C", "AC", "PC");

  private static final int MEALS_A_DAY = 3;
  private static final int DAYS_A_WEEK = 7;

  private Frequencies() {}

  private static Map.Entry<String, BigDecimal> times(String code, String number) {
    return Map.entry(code, new BigDecimal(number));
  }

  static Optional<Interval> timesADay(JsonNode timing) {
    Optional<Interval> coded = coded(timing);
    Optional<Interval> structured = structured(timing.path("repeat"));
    return coded.isPresent() && structured.isPresent()
        ? Optional.of(coded.get().or(structured.get()))
        : coded.or(() -> structured);
  }

  private static Optional<Interval> coded(JsonNode timing) {
    return Item.elements(timing.path("code").path("coding")).stream()
        .map(c -> CODES.get(c.path("code").asText()))
        .filter(Objects::nonNull)
        .map(Interval::of)
        .findFirst();
  }

  private static Optional<Interval> structured(JsonNode repeat) {
    boolean bare = !repeat.has("period") && !repeat.has("frequency");
    if (repeat.path("timeOfDay").size() > 0 || bare) {
      return listed(repeat).map(n -> onDays(n, repeat));
    }
    return period(repeat).flatMap(period -> ofPeriod(repeat, period));
  }

  /** Times of the day, or events of it, that are listed one by one. */
  private static Optional<Interval> listed(JsonNode repeat) {
    int times = repeat.path("timeOfDay").size();
    int events = repeat.path("when").size();
    if (times + events == 0) {
      return Optional.empty();
    }
    boolean meals =
        events == 1 && times == 0 && MEALS.contains(repeat.path("when").path(0).asText());
    BigDecimal number = BigDecimal.valueOf(Math.max(times, events));
    return Optional.of(
        meals ? new Interval(number, BigDecimal.valueOf(MEALS_A_DAY)) : Interval.of(number));
  }

  /** So often on each of the days named. */
  private static Interval onDays(Interval daily, JsonNode repeat) {
    int days = repeat.path("dayOfWeek").size();
    return days == 0 ? daily : daily.times(divided(days, BigDecimal.valueOf(DAYS_A_WEEK)));
  }

  private static BigDecimal divided(long number, BigDecimal by) {
    return BigDecimal.valueOf(number).divide(by, Interval.DIGITS);
  }

  /** In days; without a period a frequency is meant for a day only when the unit says so. */
  private static Optional<Interval> period(JsonNode repeat) {
    BigDecimal unit = SECONDS.get(repeat.path("periodUnit").asText());
    if (unit == null) {
      return Optional.empty();
    }
    BigDecimal least = Numbers.of(repeat.path("period")).orElse(BigDecimal.ONE);
    BigDecimal most = Numbers.of(repeat.path("periodMax")).orElse(least);
    return Optional.of(Interval.between(least, most))
        .filter(p -> p.least().signum() > 0)
        .map(p -> p.times(unit));
  }

  private static Optional<Interval> ofPeriod(JsonNode repeat, Interval seconds) {
    Interval often = frequency(repeat);
    if (!often.positive()) {
      return Optional.empty();
    }
    int days = repeat.path("dayOfWeek").size();
    if (days > 0 && repeat.path("periodUnit").asText().equals("wk")) {
      often = often.or(often.atMost(BigDecimal.ONE).times(BigDecimal.valueOf(days)));
    } else if (days > 0) {
      return Optional.of(onDays(perDay(often, seconds), repeat));
    }
    return Optional.of(perDay(often, seconds));
  }

  private static Interval perDay(Interval often, Interval seconds) {
    return new Interval(
        often.least().multiply(SECONDS_A_DAY).divide(seconds.most(), Interval.DIGITS),
        often.most().multiply(SECONDS_A_DAY).divide(seconds.least(), Interval.DIGITS));
  }

  private static Interval frequency(JsonNode repeat) {
    Optional<Interval> listed = listed(repeat);
    if (!repeat.has("frequency")) {
      return listed.orElse(Interval.of(1));
    }
    BigDecimal least = BigDecimal.valueOf(repeat.path("frequency").asLong(1));
    BigDecimal most = BigDecimal.valueOf(repeat.path("frequencyMax").asLong(least.longValue()));
    Interval stated = Interval.between(least, most);
    return listed
        .filter(l -> l.least().compareTo(BigDecimal.ONE) > 0)
        .map(stated::or)
        .orElse(stated);
  }
}
