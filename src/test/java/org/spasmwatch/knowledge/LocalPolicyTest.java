package org.spasmwatch.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.knowledge.Policy.Range;

class LocalPolicyTest {
  private static final Policy SHIPPED =
      new Policy(
          "1",
          Map.of(
              "renal-impairment",
              limit("renal-impairment", "60", "mL/min/{1.73_m2}", "15", "90"),
              "prolonged",
              limit("prolonged", "28", "d", "7", "365")));

  private static Limit limit(String key, String value, String unit, String least, String most) {
    Range range = new Range(new BigDecimal(least), new BigDecimal(most));
    return new Limit(key, Bound.BELOW, new BigDecimal(value), unit, "a guideline", range, null);
  }

  private static LocalPolicy with(String key, String amount) {
    return LocalPolicy.of(SHIPPED, Map.of(key, amount));
  }

  @Test
  void aNumberInTheRightUnitIsInForceAndKnowsWhatTheCatalogueHas() {
    LocalPolicy local = with("renal-impairment", "45 mL/min/{1.73_m2}");

    Limit limit = local.policy().limit("renal-impairment");
    assertThat(local.faults()).isEmpty();
    assertThat(limit.local()).isTrue();
    assertThat(limit.told())
        .isEqualTo("renal-impairment < 45 mL/min/1.73 m² (catalogue: < 60 mL/min/1.73 m²)");
    assertThat(limit.reference()).isEqualTo("a guideline");
    assertThat(local.policy().local()).containsExactly(limit);
  }

  @Test
  void whatIsNotSetStaysAsItIsShipped() {
    LocalPolicy local = with("renal-impairment", "45 mL/min/{1.73_m2}");

    assertThat(local.policy().limit("prolonged")).isEqualTo(SHIPPED.limit("prolonged"));
  }

  @Test
  void theNumberOfTheCatalogueIsNoNumberOfOnesOwn() {
    LocalPolicy local = with("renal-impairment", "60.0 mL/min/{1.73_m2}");

    assertThat(local.policy().local()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "45",
        "45 mg/d",
        "45mL/min/{1.73_m2}",
        "-45 mL/min/{1.73_m2}",
        "many d",
        "45 mL/min"
      })
  void aNumberWithoutItsUnitIsRefusedAndToldTheForm(String amount) {
    assertThat(with("renal-impairment", amount).faults())
        .singleElement()
        .asString()
        .startsWith("renal-impairment has to be a number and the unit mL/min/{1.73_m2}")
        .contains("as in '60 mL/min/{1.73_m2}'");
  }

  @ParameterizedTest
  @CsvSource({"15, true", "14.9, false", "90, true", "90.1, false"})
  void aNumberHasToLieWithinItsBounds(String number, boolean within) {
    LocalPolicy local = with("renal-impairment", number + " mL/min/{1.73_m2}");

    assertThat(local.faults().isEmpty()).isEqualTo(within);
    assertThat(String.join("", local.faults()))
        .matches(within ? "" : ".*between 15 and 90 mL/min/\\{1.73_m2}");
  }

  @Test
  void aLengthOfTimeIsAWholeNumber() {
    assertThat(with("prolonged", "10.5 d").faults())
        .containsExactly("prolonged has to be a whole number of d");
    assertThat(with("prolonged", "10.0 d").faults()).isEmpty();
    assertThat(with("prolonged", "14 d").faults()).isEmpty();
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearest() {
    assertThat(with("renal-impairement", "45 mL/min/{1.73_m2}").faults())
        .containsExactly("renal-impairement is no number of the policy: is it renal-impairment?");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    LocalPolicy local =
        LocalPolicy.of(SHIPPED, Map.of("prolonged", "3 d", "renal-impairment", "4"));

    assertThat(local.faults()).hasSize(2);
    assertThat(local.policy().local()).isEmpty();
  }
}
