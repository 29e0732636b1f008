package org.spasmwatch.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyDoseTest {
  private static DailyDose dose(String least, String most) {
    return new DailyDose(new BigDecimal(least), new BigDecimal(most), true);
  }

  private static DailyDose guessed(String amount) {
    return new DailyDose(new BigDecimal(amount), new BigDecimal(amount), false);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 900, 900",
    "900.0, 900, 900",
    "0, 900, up to 900",
    "300, 900, 300 to 900",
    "0.50, 2.5, 0.5 to 2.5",
    "0, 0, 0"
  })
  void aDoseIsSaidAsAPersonSaysIt(String least, String most, String said) {
    assertThat(dose(least, most).spoken()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"900, 900.00, true", "300, 900, false"})
  void oneAmountIsExactHoweverItIsWritten(String least, String most, boolean exact) {
    assertThat(dose(least, most).exact()).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource({
    "600, 600, 300, 300, true",
    "300, 300, 300, 300, false",
    "300, 900, 300, 300, false", // perhaps the same
    "301, 900, 300, 300, true",
    "600, 600, 0, 600, false"
  })
  void aDoseIsHigherWhenAllOfItIs(
      String least, String most, String otherLeast, String otherMost, boolean higher) {
    assertThat(dose(least, most).certainlyAbove(dose(otherLeast, otherMost))).isEqualTo(higher);
  }

  @Test
  void twoTogetherAddUpAndAreAsCertainAsTheLessCertain() {
    assertThat(dose("100", "300").plus(dose("50", "50"))).isEqualTo(dose("150", "350"));
    assertThat(dose("100", "100").plus(guessed("50")).certain()).isFalse();
    assertThat(guessed("50").plus(dose("100", "100")).certain()).isFalse();
  }

  @Test
  void oneOrTheOtherReachesFromTheLeastToTheMost() {
    assertThat(dose("100", "300").or(dose("50", "200"))).isEqualTo(dose("50", "300"));
    assertThat(dose("100", "100").or(guessed("50")).certain()).isFalse();
  }

  @Test
  void nothingIsADoseAndLessIsNot() {
    assertThat(DailyDose.of(BigDecimal.ZERO).exact()).isTrue();
    assertThatThrownBy(() -> dose("-1", "1")).hasMessageContaining("-1");
    assertThatThrownBy(() -> dose("2", "1")).hasMessageContaining("between 2 and 1");
  }
}
