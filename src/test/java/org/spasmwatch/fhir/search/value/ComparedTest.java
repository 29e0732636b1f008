package org.spasmwatch.fhir.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, numbers and texts, at both sides of every boundary. */
class ComparedTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03, 2026-03-04, true",
    "2026-03-04, 2026-03, false",
    "ne2026-03, 2026-03-04, false",
    "ne2026-04, 2026-03-04, true",
    "gt2026-03-03, 2026-03-04, true",
    "gt2026-03-04, 2026-03-04, false",
    "gt2026-03-04, 2026-03, true",
    "lt2026-03-04, 2026-03, true",
    "lt2026-03-04, 2026-03-04, false",
    "ge2026-03-04, 2026-03-04, true",
    "ge2026-03-05, 2026-03-04, false",
    "le2026-03-04, 2026-03-04, true",
    "le2026-03-03, 2026-03-04, false",
    "sa2026-03-03, 2026-03-04, true",
    "sa2026-03-03, 2026-03, false",
    "eb2026-03-05, 2026-03-04, true",
    "eb2026-03-05, 2026-03, false",
    "ap2026-03-04, 2026-03-03, true",
    "ap2026-03-04, 2026-03-05T23:59:59Z, true",
    "ap2026-03-04, 2026-03-02, false",
    "ap2026-03-04, 2026-03-06, false",
    "ap2026-03-04, 2026, true",
    "2026-03-04T05:06:07Z, 2026-03-04T05:06:07.089Z, true",
    "2026-03-04T05:06:08Z, 2026-03-04T05:06:07.089Z, false",
    "2026-03-04T05:06:07+01:00, 2026-03-04T04:06:07Z, true",
  })
  void aDateIsAsLongAsItIsPrecise(String asked, String found, boolean holds) {
    Value value = Value.date(Moment.parse(found).orElseThrow());

    assertThat(Dates.read(asked).orElseThrow().test(value)).isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13",
        "2026-02-30",
        "26-01-01",
        "xx2026",
        "2026-01-01T25:00Z"
      })
  void whatIsNoDateIsRefused(String text) {
    assertThat(Dates.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 99.5, true",
    "100, 100.5, false",
    "100, 99.49, false",
    "1e2, 100, true",
    "gt100, 100, false",
    "ge100, 100, true",
    "lt100, 99, true",
    "le100, 100, true",
    "ne100, 100, false",
    "ap100, 90, true",
    "ap100, 89.9, false",
    "ap100, 110, true",
    "ap100, 110.1, false",
    "ap-100, -110, true",
    "-1.0, -1.04, true",
  })
  void aNumberIsAsPreciseAsItIsWritten(String asked, BigDecimal found, boolean holds) {
    Value value = Value.quantity(found, "http://unitsofmeasure.org", "mg", "mg");

    assertThat(Numbers.number(asked).orElseThrow().test(value)).isEqualTo(holds);
    assertThat(Numbers.quantity(asked + "|http://unitsofmeasure.org|mg").orElseThrow().test(value))
        .isEqualTo(holds);
    assertThat(Numbers.quantity(asked + "||mg").orElseThrow().test(value)).isEqualTo(holds);
    assertThat(Numbers.quantity(asked + "||g").orElseThrow().test(value)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1|2", "NaN", "1e999", "1|2|3|4", "--1"})
  void whatIsNoQuantityIsRefused(String text) {
    assertThat(Numbers.quantity(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"krampf, true", "KRÄMPF, true", "rampf, false"})
  void textsAreComparedWithoutCaseAndAccents(String asked, boolean holds) {
    assertThat(Texts.beginning(asked).test(Value.text("Krämpfe"))).isEqualTo(holds);
  }
}
