package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reads how long something lasts; what no course of a drug could last is none. */
final class Lengths {
  static final long MOST_DAYS = 3650;

  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("h", Duration.ofHours(1)),
          Map.entry("d", Duration.ofDays(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("days", Duration.ofDays(1)),
          Map.entry("wk", Duration.ofDays(7)),
          Map.entry("week", Duration.ofDays(7)),
          Map.entry("weeks", Duration.ofDays(7)),
          Map.entry("mo", Duration.ofDays(30)),
          Map.entry("month", Duration.ofDays(30)),
          Map.entry("months", Duration.ofDays(30)),
          Map.entry("a", Duration.ofDays(365)));

  private Lengths() {}

  static Optional<Duration> of(JsonNode duration) {
    Duration unit = UNITS.get(Strengths.unit(duration));
    return Numbers.of(duration.path("value"))
        .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0)
        .flatMap(
            n ->
                Optional.ofNullable(unit)
                    .map(u -> u.multipliedBy(n.setScale(0, RoundingMode.CEILING).longValue())))
        .filter(length -> length.toDays() <= MOST_DAYS);
  }
}
