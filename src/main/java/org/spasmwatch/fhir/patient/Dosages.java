package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.spasmwatch.patient.Span;

/**
 * Reads the daily dose in mg from structured dosage: a quantity in mg or g, so often in so much
 * time. Doses as needed, several steps of a taper, tablets without strength, a route that is not
 * systemic: no daily dose.
 */
final class Dosages {
  private static final Map<String, BigDecimal> MG =
      Map.of(
          "mg", BigDecimal.ONE,
          "g", new BigDecimal("1000"),
          "ug", new BigDecimal("0.001"));
  private static final Map<String, BigDecimal> DAYS =
      Map.of("h", new BigDecimal("0.0416666667"), "d", BigDecimal.ONE, "wk", new BigDecimal("7"));
  private static final Map<String, BigDecimal> TIMES_A_DAY =
      Map.of(
          "QD",
          BigDecimal.ONE,
          "AM",
          BigDecimal.ONE,
          "PM",
          BigDecimal.ONE,
          "BED",
          BigDecimal.ONE,
          "BID",
          new BigDecimal("2"),
          "TID",
          new BigDecimal("3"),
          "QID",
          new BigDecimal("4"),
          "QOD",
          new BigDecimal("0.5"));

  private Dosages() {}

  static Optional<BigDecimal> daily(Item item) {
    List<JsonNode> dosages = dosages(item);
    long steps = dosages.stream().map(d -> d.path("sequence").asInt(1)).distinct().count();
    if (dosages.isEmpty() || steps > 1) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode dosage : dosages) {
      Optional<BigDecimal> daily = daily(dosage);
      if (daily.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(daily.get());
    }
    return Optional.of(sum.stripTrailingZeros());
  }

  private static List<JsonNode> dosages(Item item) {
    JsonNode instruction = item.at("dosageInstruction");
    return Item.elements(instruction.isMissingNode() ? item.at("dosage") : instruction);
  }

  private static Optional<BigDecimal> daily(JsonNode dosage) {
    boolean asNeeded =
        dosage.path("asNeededBoolean").asBoolean(false) || dosage.has("asNeededCodeableConcept");
    List<JsonNode> rates = Item.elements(dosage.path("doseAndRate"));
    if (asNeeded || rates.size() != 1 || !Routes.systemic(dosage.path("route"))) {
      return Optional.empty();
    }
    JsonNode dose = rates.get(0).path("doseQuantity");
    String code = dose.path("code").asText(dose.path("unit").asText());
    BigDecimal factor = MG.get(code);
    if (factor == null) {
      return Optional.empty();
    }
    Optional<BigDecimal> amount = Numbers.of(dose.path("value")).map(factor::multiply);
    return amount.flatMap(a -> timesADay(dosage.path("timing")).map(a::multiply));
  }

  private static Optional<BigDecimal> timesADay(JsonNode timing) {
    JsonNode repeat = timing.path("repeat");
    Optional<BigDecimal> period = Numbers.of(repeat.path("period"));
    if (period.isEmpty()) {
      return Item.elements(timing.path("code").path("coding")).stream()
          .map(c -> TIMES_A_DAY.get(c.path("code").asText()))
          .filter(Objects::nonNull)
          .findFirst();
    }
    BigDecimal unit = DAYS.get(repeat.path("periodUnit").asText());
    if (unit == null || period.get().signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal frequency = BigDecimal.valueOf(repeat.path("frequency").asInt(1));
    return Optional.of(
        frequency
            .divide(period.get().multiply(unit), MathContext.DECIMAL32)
            .round(new MathContext(5)));
  }

  /** When the dosage's own bounds end: what an order says of its stop. */
  static Optional<Span> end(Item item) {
    return dosages(item).stream()
        .map(d -> d.path("timing").path("repeat").path("boundsPeriod").path("end"))
        .filter(JsonNode::isTextual)
        .map(end -> Times.parse(end.asText()))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Span::latest));
  }
}
