package org.spasmwatch.assessment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.patient.Coverage;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Person;
import org.spasmwatch.patient.Person.Sex;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Quantity.Comparator;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

class KidneyFunctionTest {

  private static final Measurement CREATININE = creatinine("1.0", Comparator.EQUAL);

  private static Measurement creatinine(String value, Comparator comparator) {
    return new Measurement(
        "Observation/c",
        "creatinine",
        new Quantity(new BigDecimal(value), "mg/dL", comparator),
        Facts.day("2026-04-20"),
        Flag.NONE);
  }

  private static List<Measurement> computed(Span born, Sex sex, Measurement... measured) {
    PatientFacts facts =
        new PatientFacts(
            Bundles.AT,
            "Patient/p",
            born,
            List.of(),
            List.of(),
            List.of(measured),
            List.of(),
            List.of(),
            Coverage.OPEN,
            new Person(sex, false),
            Orders.NONE);
    return Chart.of(facts, Occasion.ASKED, Knowledge.bundled()).computed();
  }

  @Test
  void aCreatinineOfAKnownPersonGivesTheFunction() {
    assertThat(computed(Facts.day("1976-04-01"), Sex.FEMALE, CREATININE))
        .extracting(Measurement::analyte, m -> m.value().value().intValueExact(), Fact::reference)
        .containsExactly(tuple("egfr", 69, "Observation/c"));
  }

  @Test
  void nothingElseGivesIt() {
    Measurement sodium =
        new Measurement(
            "Observation/n",
            "sodium",
            Quantity.of(new BigDecimal(140), "mmol/L"),
            Facts.day("2026-04-20"),
            Flag.NONE);

    assertThat(computed(Facts.day("1976-04-01"), Sex.FEMALE, sodium)).isEmpty();
    assertThat(computed(Facts.day("1976-04-01"), Sex.FEMALE, creatinine("1.0", Comparator.GREATER)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1976-04-01, 1976-04-01, UNKNOWN, 0", // the sex is not known
    "1976-03-01, 1976-03-31, FEMALE, 1", // a birth date to the month is enough
    "1976-01-01, 1976-12-31, FEMALE, 0", // to the year it is not
    "2008-04-21, 2008-04-21, MALE, 1", // eighteen today
    "2008-04-22, 2008-04-22, MALE, 0" // eighteen tomorrow
  })
  void theEquationIsForAdultsOfKnownSexAndAge(String first, String last, Sex sex, int count) {
    assertThat(computed(Facts.days(first, last), sex, CREATININE)).hasSize(count);
  }

  @Test
  void aBirthDateWithinThirtyOneDaysIsTheVaguestThatCounts() {
    Instant first = Instant.parse("1976-03-01T00:00:00Z");
    Instant last = first.plus(Duration.ofDays(31));

    assertThat(computed(new Span(first, last), Sex.MALE, CREATININE)).hasSize(1);
    assertThat(computed(new Span(first, last.plusMillis(1)), Sex.MALE, CREATININE)).isEmpty();
  }

  /** Worked by hand from the published equation. */
  @ParameterizedTest
  @CsvSource({
    "1.0, FEMALE, 50, 68.6",
    "1.0, MALE, 50, 91.7",
    "0.6, FEMALE, 30, 123.7",
    "0.8, MALE, 30, 122.1",
    "2.0, MALE, 80, 33.1",
    "0.7, FEMALE, 65, 95.9",
  })
  void theEquationIsThatOf2021(double creatinine, Sex sex, int years, double egfr) {
    assertThat(KidneyFunction.ckdEpi2021(creatinine, sex, years)).isEqualTo(egfr, offset(0.1));
  }
}
