package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Measurement.Range;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Quantity.Comparator;

/**
 * Reads measured values of the analytes that the knowledge uses, in their canonical units. What the
 * laboratory made of a value comes from its interpretation, else from its reference range.
 */
final class Measures {
  private static final Set<String> LOW = Set.of("L", "LL", "LU");
  private static final Set<String> HIGH = Set.of("H", "HH", "HU");
  private static final DateFields TAKEN =
      DateFields.of("effectiveDateTime", "effectivePeriod.end", "effectiveInstant", "issued");

  private final Terms terms;

  Measures(Terms terms) {
    this.terms = terms;
  }

  /** Adds what an Observation measured, and each of its components like one. */
  void of(Item item, List<Measurement> measured) {
    measured(item, item.resource(), measured);
    for (JsonNode component : item.at("component")) {
      measured(item, component, measured);
    }
  }

  private void measured(Item item, JsonNode node, List<Measurement> measured) {
    for (String key : Coded.of(node.path("code")).byCode(terms.measurements())) {
      Analyte analyte = terms.analyte(key);
      quantity(item, node.path("valueQuantity"), analyte)
          .map(value -> measurement(item, node, analyte, value))
          .ifPresent(measured::add);
    }
  }

  private static Measurement measurement(
      Item item, JsonNode node, Analyte analyte, Quantity value) {
    Span taken = taken(item);
    if (taken == null) {
      item.notEvaluated(Cause.DATE, "the value has no time, so it decides nothing");
    }
    Range range = range(node.path("referenceRange").path(0), analyte);
    return new Measurement(
        item.reference(), analyte.key(), value, taken, flag(node, range, value), range);
  }

  private static @Nullable Span taken(Item item) {
    return item.time(TAKEN).orElse(null);
  }

  private static Optional<Quantity> quantity(Item item, JsonNode value, Analyte analyte) {
    Optional<BigDecimal> number = Numbers.of(value.path("value"));
    if (number.isEmpty()) {
      item.notEvaluated(Cause.VALUE, "it has no numeric value for " + analyte.label());
      return Optional.empty();
    }
    Optional<Comparator> comparator = Comparator.of(value.path("comparator").asText());
    Optional<Quantity> quantity =
        comparator.flatMap(c -> canonical(value, number.get(), c, analyte));
    if (quantity.isEmpty()) {
      item.notEvaluated(Cause.VALUE, "its unit or comparator is not known for " + analyte.label());
    }
    return quantity.filter(q -> plausible(item, q, analyte));
  }

  private static boolean plausible(Item item, Quantity quantity, Analyte analyte) {
    if (quantity.value().signum() <= 0) {
      item.notEvaluated(Cause.VALUE, "its value cannot be one of " + analyte.label());
      return false;
    }
    return true;
  }

  private static Optional<Quantity> canonical(
      JsonNode quantity, BigDecimal value, Comparator comparator, Analyte analyte) {
    return in(quantity.path("code").asText(), value, comparator, analyte)
        .or(() -> in(quantity.path("unit").asText(), value, comparator, analyte));
  }

  private static Optional<Quantity> in(
      String unit, BigDecimal value, Comparator comparator, Analyte analyte) {
    return unit.isBlank()
        ? Optional.empty()
        : analyte.canonical(new Quantity(value, unit, comparator));
  }

  private static Flag flag(JsonNode node, Range range, Quantity value) {
    for (JsonNode interpretation : node.path("interpretation")) {
      for (JsonNode coding : interpretation.path("coding")) {
        Flag flag = flag(coding.path("code").asText());
        if (flag != Flag.NONE) {
          return flag;
        }
      }
    }
    return inRange(range, value);
  }

  private static Flag flag(String code) {
    if (LOW.contains(code)) {
      return Flag.LOW;
    }
    if (HIGH.contains(code)) {
      return Flag.HIGH;
    }
    return code.equals("N") ? Flag.NORMAL : Flag.NONE;
  }

  /**
   * Against the laboratory's own range, when the value is exact and the range has both its ends.
   */
  private static Flag inRange(Range range, Quantity value) {
    BigDecimal low = range.low();
    BigDecimal high = range.high();
    if (low == null || high == null || value.comparator() != Comparator.EQUAL) {
      return Flag.NONE;
    }
    if (value.value().compareTo(low) < 0) {
      return Flag.LOW;
    }
    return value.value().compareTo(high) > 0 ? Flag.HIGH : Flag.NORMAL;
  }

  private static Range range(JsonNode range, Analyte analyte) {
    return new Range(bound(range.path("low"), analyte), bound(range.path("high"), analyte));
  }

  private static @Nullable BigDecimal bound(JsonNode bound, Analyte analyte) {
    return Numbers.of(bound.path("value"))
        .flatMap(value -> canonical(bound, value, Comparator.EQUAL, analyte))
        .map(Quantity::value)
        .orElse(null);
  }
}
