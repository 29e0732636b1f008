package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How often a day a Timing says something is taken; empty when it says a range or nothing. */
final class Frequencies {
  private static final Map<String, BigDecimal> DAYS =
      Map.of(
          "min", new BigDecimal("0.000694444444"),
          "h", new BigDecimal("0.0416666667"),
          "d", BigDecimal.ONE,
          "wk", new BigDecimal("7"));
  private static final Map<String, BigDecimal> TIMES_A_DAY =
      Map.ofEntries(
          times("QD", "1"),
          times("AM", "1"),
          times("PM", "1"),
          times("BED", "1"),
          times("BID", "2"),
          times("TID", "3"),
          times("QID", "4"),
          times("QOD", "0.5"),
          times("Q4H", "6"),
          times("Q6H", "4"),
          times("Q8H", "3"),
          times("Q12H", "2"));

  private Frequencies() {}

  private static Map.Entry<String, BigDecimal> times(String code, String number) {
    return Map.entry(code, new BigDecimal(number));
  }

  static Optional<BigDecimal> timesADay(JsonNode timing) {
    JsonNode repeat = timing.path("repeat");
    if (repeat.has("frequencyMax") || repeat.has("periodMax")) {
      return Optional.empty();
    }
    Optional<BigDecimal> period = Numbers.of(repeat.path("period"));
    return period.isEmpty() ? withoutPeriod(timing, repeat) : ofPeriod(repeat, period.get());
  }

  private static Optional<BigDecimal> withoutPeriod(JsonNode timing, JsonNode repeat) {
    Optional<BigDecimal> coded =
        Item.elements(timing.path("code").path("coding")).stream()
            .map(c -> TIMES_A_DAY.get(c.path("code").asText()))
            .filter(Objects::nonNull)
            .findFirst();
    return coded.or(() -> listed(repeat).filter(n -> !repeat.has("dayOfWeek")));
  }

  /** Times of the day, or events of it, that are listed one by one. */
  private static Optional<BigDecimal> listed(JsonNode repeat) {
    int listed = Math.max(repeat.path("timeOfDay").size(), repeat.path("when").size());
    return listed == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(listed));
  }

  private static Optional<BigDecimal> ofPeriod(JsonNode repeat, BigDecimal period) {
    BigDecimal unit = DAYS.get(repeat.path("periodUnit").asText());
    if (unit == null || period.signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal frequency =
        repeat.has("frequency")
            ? BigDecimal.valueOf(repeat.path("frequency").asInt(1))
            : listed(repeat).orElse(BigDecimal.ONE);
    int days = repeat.path("dayOfWeek").size();
    BigDecimal inPeriod = days == 0 ? frequency : frequency.multiply(BigDecimal.valueOf(days));
    BigDecimal length = days == 0 ? period.multiply(unit) : BigDecimal.valueOf(7);
    return Optional.of(inPeriod.divide(length, MathContext.DECIMAL32).round(new MathContext(5)));
  }
}
