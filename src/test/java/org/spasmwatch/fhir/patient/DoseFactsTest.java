package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.patient.DoseRecords.daily;
import static org.spasmwatch.fhir.patient.DoseRecords.dosage;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;
import static org.spasmwatch.fhir.patient.DoseRecords.isBetween;
import static org.spasmwatch.fhir.patient.DoseRecords.isExactly;
import static org.spasmwatch.fhir.patient.DoseRecords.mg;
import static org.spasmwatch.fhir.patient.DoseRecords.order;
import static org.spasmwatch.fhir.patient.DoseRecords.statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a drug is taken a day, by structured dosages. */
class DoseFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300 | {\"value\": 300, \"unit\": \"mg\"}",
        "300 | {\"value\": 300, \"unit\": \"mg\", \"system\": \"urn:x\", \"code\": \"258684004\"}",
        "1200 | {\"value\": 1.2, \"code\": \"g\"}",
        "1200 | {\"value\": 1.2, \"unit\": \"gm\"}",
        "0.25 | {\"value\": 250, \"code\": \"ug\"}",
      })
  void theDoseIsReadInUnitsOfMass(String mg, String quantity) {
    isExactly(dose(statement("[" + daily("", quantity) + "]")), mg);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\": 2, \"unit\": \"tablet\"}",
        "{\"value\": 5, \"code\": \"mL\"}",
        "{\"value\": 300}",
        "{\"unit\": \"mg\"}",
        "{\"value\": -300, \"unit\": \"mg\"}",
        "{\"value\": \"300\", \"unit\": \"mg\"}",
        "{\"value\": 300, \"unit\": \"mg\", \"system\": \"http://unitsofmeasure.org\","
            + " \"code\": \"[iU]\"}",
      })
  void aDoseWithoutAMassIsNoDose(String quantity) {
    assertThat(dose(statement("[" + daily("", quantity) + "]"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"asNeededBoolean\": true,",
        "\"asNeeded\": true,",
        "\"asNeededFor\": [{\"text\": \"pain\"}],",
        "\"asNeededCodeableConcept\": {\"text\": \"pain\"},",
        "\"text\": \"300 mg daily as needed for pain\",",
        "\"additionalInstruction\": [{\"text\": \"Take only PRN\"}],",
      })
  void whatIsTakenAsNeededIsAnythingUpToItsDose(String asNeeded) {
    isBetween(dose(statement("[" + daily(asNeeded, mg(300)) + "]")), "0", "300");
  }

  @Test
  void asNeededTheMaximumOfThePeriodIsTheMost() {
    String most =
        "\"asNeededBoolean\": true, \"maxDosePerPeriod\": {\"numerator\": {\"value\": 900, \"code\":"
            + " \"mg\"}, \"denominator\": {\"value\": 1, \"code\": \"d\"}},";

    isBetween(dose(statement("[" + dosage(most, mg(300)) + "]")), "0", "900");
    isBetween(dose(statement("[" + daily(most, mg(1200)) + "]")), "0", "900");
    isBetween(dose(statement("[" + daily(most, mg(600)) + "]")), "0", "600");
  }

  @Test
  void aMaximumIsReadForAnyPeriodAndInR5FromAList() {
    String most =
        "\"asNeeded\": true, \"maxDosePerPeriod\": [{\"numerator\": {\"value\": 600, \"code\":"
            + " \"mg\"}, \"denominator\": {\"value\": 12, \"code\": \"h\"}}],";

    isBetween(dose(statement("[" + dosage(most, mg(300)) + "]")), "0", "1200");
  }

  @Test
  void asNeededWithoutAFrequencyOrAMaximumNothingIsKnown() {
    assertThat(dose(statement("[" + dosage("\"asNeededBoolean\": true,", mg(300)) + "]"))).isNull();
  }

  @Test
  void severalDosesOfADayAddUp() {
    isExactly(dose(statement("[" + daily("", mg(300)) + "," + daily("", mg(600)) + "]")), "900");
  }

  @Test
  void aRegularDoseAndOneAsNeededIsAtLeastTheRegularOne() {
    String dosages =
        "[" + daily("", mg(300)) + "," + daily("\"asNeededBoolean\": true,", mg(600)) + "]";

    isBetween(dose(statement(dosages)), "300", "900");
  }

  @Test
  void aRangeOfAmountsIsAnInterval() {
    String dosage =
        "[{\"timing\": {\"code\": {\"coding\": [{\"code\": \"TID\"}]}}, \"doseAndRate\":"
            + " [{\"doseRange\": {\"low\": {\"value\": 300, \"code\": \"mg\"}, \"high\": {\"value\":"
            + " 600, \"code\": \"mg\"}}}]}]";

    isBetween(dose(statement(dosage)), "900", "1800");
  }

  @Test
  void whatWasOrderedCountsNotWhatWasCalculated() {
    String dosage =
        """
        [{"timing": {"code": {"coding": [{"code": "BID"}]}}, "doseAndRate": [
          {"type": {"coding": [{"code": "calculated"}]}, "doseQuantity": {"value": 450, "code": "mg"}},
          {"type": {"coding": [{"code": "ordered"}]}, "doseQuantity": {"value": 500, "code": "mg"}}]}]
        """;

    isExactly(dose(statement(dosage)), "1000");
  }

  @Test
  void doseAndRatesThatDifferLeaveTheDoseOpen() {
    String dosage =
        """
        [{"timing": {"code": {"coding": [{"code": "BID"}]}}, "doseAndRate": [
          {"doseQuantity": {"value": 450, "code": "mg"}}, {"doseQuantity": {"value": 500, "code": "mg"}}]}]
        """;

    isBetween(dose(statement(dosage)), "900", "1000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48 | 48 | \"rateQuantity\": {\"value\": 2, \"code\": \"mg/h\"}",
        "100 | 100 | \"rateQuantity\": {\"value\": 0.1, \"code\": \"g/d\"}",
        "24 | 48 | \"rateRange\": {\"low\": {\"value\": 1, \"code\": \"mg/h\"}, \"high\": {\"value\":"
            + " 2, \"code\": \"mg/h\"}}",
        "60 | 60 | \"rateRatio\": {\"numerator\": {\"value\": 20, \"code\": \"mg\"}, \"denominator\":"
            + " {\"value\": 8, \"code\": \"h\"}}",
      })
  void aRateRunsAllDay(String least, String most, String rate) {
    isBetween(dose(statement("[{\"doseAndRate\": [{" + rate + "}]}]")), least, most);
  }

  @Test
  void aRateRunsAsLongAsItsTimingSays() {
    String dosage =
        "[{\"timing\": {\"repeat\": {\"frequency\": 2, \"period\": 1, \"periodUnit\": \"d\","
            + " \"duration\": 3, \"durationUnit\": \"h\"}}, \"doseAndRate\": [{\"rateQuantity\":"
            + " {\"value\": 10, \"code\": \"mg/h\"}}]}]";

    isExactly(dose(statement(dosage)), "60");
  }

  @Test
  void anOrderHasItsDoseInTheInstruction() {
    isExactly(dose(order("[" + daily("", mg(300)) + "]", "")), "300");
  }

  private static String daily800(String route) {
    return "[" + daily(route, mg(800)) + "]";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"route\": {\"text\": \"Oral\"},",
        "\"route\": {\"text\": \"by mouth\"},",
        "\"route\": {\"coding\": [{\"display\": \"Oral route (qualifier value)\"}]},",
        "\"route\": {\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"26643006\"}]},",
      })
  void aDoseByASystemicRouteCounts(String route) {
    isExactly(dose(statement(daily800(route))), "800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"route\": {\"text\": \"intrathecal\"},",
        "\"route\": {\"text\": \"to the skin\"},",
        "\"route\": {\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"72607000\"}]},",
      })
  void aDoseByAnotherRouteIsNoDailyDose(String route) {
    assertThat(dose(statement(daily800(route)))).isNull();
  }
}
