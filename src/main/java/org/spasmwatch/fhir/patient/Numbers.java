package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads decimals that a laboratory could have written; 1e999999 is a number, but not one of these.
 */
final class Numbers {
  private static final int MAXIMUM_DIGITS = 18;

  private Numbers() {}

  static Optional<BigDecimal> of(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    BigDecimal value = node.decimalValue();
    boolean sane = value.precision() <= MAXIMUM_DIGITS && Math.abs(value.scale()) <= MAXIMUM_DIGITS;
    return sane ? Optional.of(value) : Optional.empty();
  }
}
