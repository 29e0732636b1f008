package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Measurement.Range;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.terminology.Quantity.Comparator;

/** What Observations say of measured values. */
class MeasurementFactsTest {

  private static String measured(String loinc, String more) {
    return """
    {"resourceType": "Observation", "id": "o", "status": "final",
     "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
     "effectiveDateTime": "2026-04-18"%s}
    """
        .formatted(loinc, more.replace('\'', '"'));
  }

  private static String sodium(String quantity, String more) {
    return measured("2951-2", ", 'valueQuantity': {" + quantity + "}" + more);
  }

  private static Measurement only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.measurements()).hasSize(1);
    return facts.measurements().get(0);
  }

  private static void isNotEvaluated(PatientFacts facts, String reason) {
    assertThat(facts.measurements()).isEmpty();
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "2951-2, 128, mmol/L, sodium, 128.00",
    "2951-2, 128, mEq/L, sodium, 128.00",
    "98979-8, 34, mL/min/{1.73_m2}, egfr, 34.00",
    "98979-8, 34, mL/min/1.73m2, egfr, 34.00",
    "17861-6, 2.0, mmol/L, calcium, 8.02",
    "19123-9, 0.7, mmol/L, magnesium, 1.70",
    "2160-0, 100, umol/L, creatinine, 1.13",
    "8310-5, 104, [degF], temperature, 40.00",
    "8867-4, 88, /min, heart-rate, 88.00",
  })
  void aValueIsReadInTheCanonicalUnit(
      String loinc, String value, String unit, String analyte, String canonical) {
    Measurement measurement =
        only(
            facts(
                measured(
                    loinc, ", 'valueQuantity': {'value': " + value + ", 'code': '" + unit + "'}")));

    assertThat(measurement.analyte()).isEqualTo(analyte);
    assertThat(measurement.value().value().setScale(2, RoundingMode.HALF_UP))
        .isEqualTo(new BigDecimal(canonical));
  }

  @Test
  void theUnitInWordsIsReadWhereTheCodeIsMissing() {
    assertThat(only(facts(sodium("'value': 128, 'unit': 'mmol/L'", ""))).value().value())
        .isEqualByComparingTo("128");
  }

  @ParameterizedTest
  @CsvSource({"<, LESS", "<=, LESS_OR_EQUAL", ">, GREATER", ">=, GREATER_OR_EQUAL"})
  void aComparatorIsKept(String sign, Comparator comparator) {
    String quantity = "'value': 120, 'comparator': '" + sign + "', 'code': 'mmol/L'";

    assertThat(only(facts(sodium(quantity, ""))).value().comparator()).isEqualTo(comparator);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'value': 128, 'code': 'mg/dL'",
        "'value': 128",
        "'value': 128, 'code': 'mmol/L', 'comparator': 'ad'",
        "'value': 128, 'code': 'mmol/L', 'comparator': '~'",
      })
  void anUnknownUnitOrComparatorIsNotEvaluated(String quantity) {
    isNotEvaluated(facts(sodium(quantity, "")), "unit or comparator is not known for serum sodium");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'code': 'mmol/L'",
        "'value': '128', 'code': 'mmol/L'",
        "'value': 1e999999, 'code': 'mmol/L'",
        "'value': 1e-999999, 'code': 'mmol/L'",
      })
  void aValueThatIsNoLaboratorysNumberIsNotEvaluated(String quantity) {
    isNotEvaluated(facts(sodium(quantity, "")), "no numeric value for serum sodium");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5"})
  void aValueThatNobodyCanHaveIsNotEvaluated(String value) {
    isNotEvaluated(
        facts(sodium("'value': " + value + ", 'code': 'mmol/L'", "")), "cannot be one of");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", 'dataAbsentReason': {'coding': [{'code': 'error'}]}",
        ", 'valueString': 'see report'",
        ", 'valueInteger': 128"
      })
  void aMeasurementWithoutAQuantityIsNotEvaluated(String value) {
    isNotEvaluated(facts(measured("2951-2", value)), "no numeric value for serum sodium");
  }

  @ParameterizedTest
  @CsvSource({
    "L, LOW",
    "LL, LOW",
    "LU, LOW",
    "H, HIGH",
    "HH, HIGH",
    "HU, HIGH",
    "N, NORMAL",
    "A, NONE"
  })
  void theInterpretationIsTheLaboratorysOwn(String code, Flag flag) {
    String interpretation = ", 'interpretation': [{'coding': [{'code': '" + code + "'}]}]";

    assertThat(only(facts(sodium("'value': 128, 'code': 'mmol/L'", interpretation))).flag())
        .isEqualTo(flag);
  }

  private static final String RANGE =
      ", 'referenceRange': [{'low': {'value': 135, 'code': 'mmol/L'},"
          + " 'high': {'value': 145, 'code': 'mmol/L'}}]";

  @ParameterizedTest
  @CsvSource({"134.9, LOW", "135, NORMAL", "140, NORMAL", "145, NORMAL", "145.1, HIGH"})
  void withoutInterpretationTheReferenceRangeSaysIt(String value, Flag flag) {
    assertThat(only(facts(sodium("'value': " + value + ", 'code': 'mmol/L'", RANGE))).flag())
        .isEqualTo(flag);
  }

  @Test
  void theInterpretationCountsMoreThanTheReferenceRange() {
    String normal = ", 'interpretation': [{'coding': [{'code': 'N'}]}]" + RANGE;

    assertThat(only(facts(sodium("'value': 134, 'code': 'mmol/L'", normal))).flag())
        .isEqualTo(Flag.NORMAL);
  }

  @Test
  void theReferenceRangeIsReadInItsOwnUnit() {
    String inMassUnits =
        ", 'referenceRange': [{'low': {'value': 8.6, 'code': 'mg/dL'},"
            + " 'high': {'value': 10.2, 'code': 'mg/dL'}}]";

    Measurement calcium =
        only(
            facts(
                measured(
                    "17861-6",
                    ", 'valueQuantity': {'value': 2.0, 'code': 'mmol/L'}" + inMassUnits)));

    assertThat(calcium.flag()).isEqualTo(Flag.LOW);
    assertThat(calcium.range()).isEqualTo(new Range(new BigDecimal("8.6"), new BigDecimal("10.2")));
  }

  @Test
  void aRangeMayHaveOneEndOrNone() {
    String low = ", 'referenceRange': [{'low': {'value': 135, 'code': 'mmol/L'}}]";
    String quantity = "'value': 128, 'code': 'mmol/L'";

    assertThat(only(facts(sodium(quantity, low))).range())
        .isEqualTo(new Range(new BigDecimal("135"), null));
    assertThat(only(facts(sodium(quantity, ""))).range()).isEqualTo(Range.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", 'referenceRange': [{'low': {'value': 135, 'code': 'mmol/L'}}]",
        ", 'referenceRange': [{'text': '135 to 145'}]",
        ", 'referenceRange': [{'low': {'value': 135, 'code': 'mg'}, 'high': {'value': 145}}]",
        ", 'referenceRange': 'normal'",
      })
  void halfAReferenceRangeSaysNothing(String range) {
    assertThat(only(facts(sodium("'value': 128, 'code': 'mmol/L'", range))).flag())
        .isEqualTo(Flag.NONE);
  }

  @Test
  void aValueWithComparatorIsNotHeldAgainstTheRange() {
    String quantity = "'value': 120, 'comparator': '<', 'code': 'mmol/L'";

    assertThat(only(facts(sodium(quantity, RANGE))).flag()).isEqualTo(Flag.NONE);
  }

  @Test
  void aValueWithoutTimeIsNamed() {
    PatientFacts facts =
        facts(
            sodium("'value': 128, 'code': 'mmol/L'", "")
                .replace("\"effectiveDateTime\": \"2026-04-18\",", ""));

    assertThat(facts.measurements()).singleElement().satisfies(m -> assertThat(m.taken()).isNull());
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("no time"));
  }

  @Test
  void theComponentsOfAPanelAreMeasurements() {
    String panel =
        measured(
            "11111-1",
            ", 'component': [{'code': {'coding': [{'system': 'http://loinc.org', 'code':"
                + " '2951-2'}]}, 'valueQuantity': {'value': 128, 'code': 'mmol/L'}},"
                + " {'code': {'coding': [{'system': 'http://loinc.org', 'code': '2823-3'}]},"
                + " 'valueQuantity': {'value': 4.1, 'code': 'mmol/L'}}]");

    assertThat(facts(panel).measurements())
        .extracting(Measurement::analyte)
        .containsExactly("sodium", "potassium");
  }

  @Test
  void aMeasurementThatTheKnowledgeDoesNotUseIsSilent() {
    PatientFacts facts = facts(measured("29463-7", ", 'valueQuantity': {'value': 80}"));

    assertThat(facts.measurements()).isEmpty();
    assertThat(facts.notEvaluated()).isEmpty();
  }

  @Test
  void aMeasurementEnteredInErrorIsNone() {
    String error =
        sodium("'value': 128, 'code': 'mmol/L'", "").replace("final", "entered-in-error");

    assertThat(facts(error).measurements()).isEmpty();
  }
}
