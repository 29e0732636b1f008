package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spasmwatch.terminology.Quantity.Comparator;

class QuantityTest {
  private static final BigDecimal LIMIT = new BigDecimal("60");

  private static Quantity quantity(Comparator comparator, String value) {
    return new Quantity(new BigDecimal(value), "mmol/L", comparator);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, 59.9, TRUE",
    "EQUAL, 60, FALSE",
    "EQUAL, 60.00, FALSE",
    "EQUAL, 61, FALSE",
    "LESS, 60, TRUE",
    "LESS, 59, TRUE",
    "LESS, 61, UNKNOWN",
    "LESS_OR_EQUAL, 59, TRUE",
    "LESS_OR_EQUAL, 60, UNKNOWN",
    "GREATER, 60, FALSE",
    "GREATER, 90, FALSE",
    "GREATER, 59, UNKNOWN",
    "GREATER_OR_EQUAL, 60, FALSE",
    "GREATER_OR_EQUAL, 59, UNKNOWN"
  })
  void isBelowALimitOnlyWhenTheWholeIntervalIs(Comparator comparator, String value, Truth below) {
    assertThat(quantity(comparator, value).below(LIMIT)).isEqualTo(below);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUAL, 60.1, TRUE",
    "EQUAL, 60, FALSE",
    "EQUAL, 59, FALSE",
    "GREATER, 60, TRUE",
    "GREATER, 59, UNKNOWN",
    "GREATER_OR_EQUAL, 61, TRUE",
    "GREATER_OR_EQUAL, 60, UNKNOWN",
    "LESS, 60, FALSE",
    "LESS, 61, UNKNOWN",
    "LESS_OR_EQUAL, 60, FALSE",
    "LESS_OR_EQUAL, 61, UNKNOWN"
  })
  void isAboveALimitOnlyWhenTheWholeIntervalIs(Comparator comparator, String value, Truth above) {
    assertThat(quantity(comparator, value).above(LIMIT)).isEqualTo(above);
  }

  @ParameterizedTest
  @EnumSource(Comparator.class)
  void saysItsComparatorAndUnit(Comparator comparator) {
    String said = quantity(comparator, "7.50").toString();

    assertThat(said).endsWith("7.5 mmol/L").startsWith(comparator.sign());
  }

  @ParameterizedTest
  @CsvSource({"TRUE, FALSE", "FALSE, TRUE", "UNKNOWN, UNKNOWN"})
  void theOppositeOfUnknownIsUnknown(Truth truth, Truth opposite) {
    assertThat(truth.not()).isEqualTo(opposite);
  }
}
