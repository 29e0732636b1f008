package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.terminology.Quantity.Comparator;
import org.spasmwatch.testkit.Knowledge;

class AnalyteTest {

  private static Analyte analyte(String key) {
    return Knowledge.bundled().terms().analyte(key);
  }

  @ParameterizedTest
  @CsvSource({
    "sodium, 128, mEq/L, 128",
    "sodium, 128, mmol/L, 128",
    "creatinine, 176.8, umol/L, 2.0",
    "temperature, 100.4, [degF], 38.0",
    "calcium, 2.5, mmol/L, 10.02",
    "magnesium, 1.0, mmol/L, 2.43",
    "egfr, 44, mL/min/1.73m2, 44"
  })
  void otherUnitsBecomeTheCanonicalOne(String key, String value, String unit, double expected) {
    Quantity quantity = Quantity.of(new BigDecimal(value), unit);

    assertThat(analyte(key).canonical(quantity))
        .hasValueSatisfying(
            q -> {
              assertThat(q.unit()).isEqualTo(analyte(key).unit());
              assertThat(q.value().doubleValue()).isCloseTo(expected, within(0.01));
            });
  }

  @Test
  void theComparatorStays() {
    Quantity quantity = new Quantity(new BigDecimal("120"), "mEq/L", Comparator.LESS);

    assertThat(analyte("sodium").canonical(quantity))
        .hasValueSatisfying(q -> assertThat(q.comparator()).isEqualTo(Comparator.LESS));
  }

  @ParameterizedTest
  @CsvSource({"sodium, mg/dL", "egfr, mL/min", "egfr, mL/s", "temperature, K", "creatinine, g"})
  void aUnitThatIsNotListedIsNotRead(String key, String unit) {
    assertThat(analyte(key).canonical(Quantity.of(BigDecimal.TEN, unit))).isEmpty();
  }
}
