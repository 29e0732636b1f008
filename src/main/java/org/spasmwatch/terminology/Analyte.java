package org.spasmwatch.terminology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something measured in a patient: its codes, the unit the knowledge counts in, and how other units
 * become that one. Only the listed units are read; between mass and amount the factor is the
 * analyte's own, so that a general converter would not do (ADR 0004). {@code order} is the LOINC
 * code of the test that is ordered for it, another analyte's where it is computed from that one;
 * null for what is measured at the bedside.
 */
public record Analyte(
    String key,
    String label,
    Set<Code> codes,
    String unit,
    Map<String, Conversion> conversions,
    @Nullable String order) {

  /** {@code canonical = value × factor + offset}. */
  public record Conversion(BigDecimal factor, BigDecimal offset) {
    BigDecimal apply(BigDecimal value) {
      return value.multiply(factor, MathContext.DECIMAL64).add(offset, MathContext.DECIMAL64);
    }
  }

  public Analyte {
    requireNonNull(key, "key");
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
    codes = Set.copyOf(codes);
    conversions = Map.copyOf(conversions);
  }

  /** The test to order for it; none for what is measured at the bedside. */
  public Optional<Code> test() {
    return Optional.ofNullable(order).map(loinc -> new Code(Systems.LOINC, loinc));
  }

  /** The same quantity in the canonical unit; empty when its unit is not one that is known here. */
  public Optional<Quantity> canonical(Quantity quantity) {
    if (quantity.unit().equals(unit)) {
      return Optional.of(quantity);
    }
    return Optional.ofNullable(conversions.get(quantity.unit()))
        .map(c -> new Quantity(c.apply(quantity.value()), unit, quantity.comparator()));
  }
}
