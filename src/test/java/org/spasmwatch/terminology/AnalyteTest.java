package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.instancio.Instancio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.terminology.Analyte.Conversion;
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

  static Stream<Arguments> unitsOfEveryAnalyte() {
    return Knowledge.bundled().terms().analytes().values().stream()
        .flatMap(a -> a.conversions().keySet().stream().map(unit -> Arguments.of(a, unit)));
  }

  @ParameterizedTest
  @MethodSource("unitsOfEveryAnalyte")
  void aValueComesBackFromEveryUnit(Analyte analyte, String unit) {
    Conversion conversion = Objects.requireNonNull(analyte.conversions().get(unit));
    List<BigDecimal> values = Instancio.ofList(BigDecimal.class).size(50).withSeed(42).create();
    for (BigDecimal value : values) {
      BigDecimal inUnit =
          value.subtract(conversion.offset()).divide(conversion.factor(), MathContext.DECIMAL64);

      assertThat(analyte.canonical(Quantity.of(inUnit, unit)))
          .hasValueSatisfying(
              q ->
                  assertThat(q.value().doubleValue())
                      .isCloseTo(value.doubleValue(), within(0.000001)));
    }
  }
}
