package org.spasmwatch.assessment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.patient.Person.Sex;

class KidneyFunctionTest {

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
