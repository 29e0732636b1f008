package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;

/** How much of a drug is taken a day. */
class DoseFactsTest {

  private static String statement(String dosage) {
    return record("MedicationStatement", "dosage", dosage);
  }

  private static String record(String type, String field, String dosage) {
    return """
    {"resourceType": "%s", "id": "m", "status": "active", "%s": %s, "medicationCodeableConcept":
     {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}
    """
        .formatted(type, field, dosage);
  }

  private static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2400 | {'timing': {'repeat': {'frequency': 3, 'period': 1, 'periodUnit': 'd'}}, DOSE}",
        "2400 | {'timing': {'repeat': {'period': 8, 'periodUnit': 'h'}}, DOSE}",
        "800 | {'timing': {'repeat': {'frequency': 7, 'period': 1, 'periodUnit': 'wk'}}, DOSE}",
        "400 | {'timing': {'repeat': {'period': 2, 'periodUnit': 'd'}}, DOSE}",
        "1600 | {'timing': {'code': {'coding': [{'code': 'BID'}]}}, DOSE}",
        "2400 | {'timing': {'code': {'coding': [{'code': 'TID'}]}}, DOSE}",
        "3200 | {'timing': {'code': {'coding': [{'code': 'QID'}]}}, DOSE}",
        "800 | {'timing': {'code': {'coding': [{'code': 'BED'}]}}, DOSE}",
        "400 | {'timing': {'code': {'coding': [{'code': 'QOD'}]}}, DOSE}",
      })
  void theDailyDoseIsTheDoseTimesItsNumberADay(BigDecimal daily, String dosage) {
    String json =
        dosage
            .replace('\'', '"')
            .replace(
                "DOSE",
                "\"doseAndRate\": [{\"doseQuantity\": {\"value\": 800, \"code\":" + " \"mg\"}}]");

    assertThat(only(facts(statement("[" + json + "]"))).dailyDose()).isEqualByComparingTo(daily);
  }

  private static String daily(String more, String quantity) {
    return """
    {"timing": {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}, %s
     "doseAndRate": [{"doseQuantity": %s}]}
    """
        .formatted(more, quantity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "300 | {\"value\": 300, \"unit\": \"mg\"}",
        "1200 | {\"value\": 1.2, \"code\": \"g\"}",
        "0.25 | {\"value\": 250, \"code\": \"ug\"}",
      })
  void theDoseIsReadInUnitsOfMass(BigDecimal mg, String quantity) {
    assertThat(only(facts(statement("[" + daily("", quantity) + "]"))).dailyDose())
        .isEqualByComparingTo(mg);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\": 2, \"unit\": \"tablet\"}",
        "{\"value\": 5, \"code\": \"mL\"}",
        "{\"value\": 300}",
        "{\"unit\": \"mg\"}",
        "{\"value\": \"300\", \"unit\": \"mg\"}",
      })
  void aDoseWithoutAMassIsNoDose(String quantity) {
    assertThat(only(facts(statement("[" + daily("", quantity) + "]"))).dailyDose()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"asNeededBoolean\": true,", "\"asNeededCodeableConcept\": {},"})
  void aDoseAsNeededIsNoDailyDose(String asNeeded) {
    String dosage = "[" + daily(asNeeded, "{\"value\": 300, \"unit\": \"mg\"}") + "]";

    assertThat(only(facts(statement(dosage))).dailyDose()).isNull();
  }

  @Test
  void severalDosesOfADayAddUp() {
    String dosage =
        "["
            + daily("", "{\"value\": 300, \"unit\": \"mg\"}")
            + ","
            + daily("", "{\"value\": 600, \"unit\": \"mg\"}")
            + "]";

    assertThat(only(facts(statement(dosage))).dailyDose())
        .isEqualByComparingTo(new BigDecimal("900"));
  }

  @Test
  void theStepsOfATaperAreNoDailyDose() {
    String dosage =
        "["
            + daily("\"sequence\": 1,", "{\"value\": 600, \"unit\": \"mg\"}")
            + ","
            + daily("\"sequence\": 2,", "{\"value\": 300, \"unit\": \"mg\"}")
            + "]";

    assertThat(only(facts(statement(dosage))).dailyDose()).isNull();
  }

  @Test
  void anOrderHasItsDoseInTheInstruction() {
    String instruction = "[" + daily("", "{\"value\": 300, \"unit\": \"mg\"}") + "]";
    PatientFacts facts = facts(record("MedicationRequest", "dosageInstruction", instruction));

    assertThat(only(facts).dailyDose()).isEqualByComparingTo(new BigDecimal("300"));
  }

  private static String daily800(String route) {
    return """
    [{"timing": {"code": {"coding": [{"code": "QD"}]}}%s,
      "doseAndRate": [{"doseQuantity": {"value": 800, "code": "mg"}}]}]
    """
        .formatted(route);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ", \"route\": {\"text\": \"Oral\"}",
        ", \"route\": {\"text\": \"by mouth\"}",
        ", \"route\": {\"coding\": [{\"display\": \"Oral route (qualifier value)\"}]}",
        ", \"route\": {\"coding\":"
            + " [{\"system\": \"http://snomed.info/sct\", \"code\": \"26643006\"}]}",
      })
  void aDoseByASystemicRouteCounts(String route) {
    assertThat(only(facts(statement(daily800(route)))).dailyDose()).isEqualByComparingTo("800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"route\": {\"text\": \"intrathecal\"}",
        ", \"route\": {\"text\": \"to the skin\"}",
        ", \"route\": {\"coding\":"
            + " [{\"system\": \"http://snomed.info/sct\", \"code\": \"72607000\"}]}",
      })
  void aDoseByAnotherRouteIsNoDailyDose(String route) {
    assertThat(only(facts(statement(daily800(route)))).dailyDose()).isNull();
  }
}
