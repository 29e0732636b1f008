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
  void theStepsOfATaperWithoutTheirDatesAreNoDailyDose() {
    String dosage =
        "["
            + daily("\"sequence\": 1,", "{\"value\": 600, \"unit\": \"mg\"}")
            + ","
            + daily("\"sequence\": 2,", "{\"value\": 300, \"unit\": \"mg\"}")
            + "]";

    assertThat(only(facts(statement(dosage))).dailyDose()).isNull();
  }

  private static String step(int sequence, int mg, String start, String end) {
    return """
    {"sequence": %d, "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d",
       "boundsPeriod": {"start": "%s", "end": "%s"}}},
     "doseAndRate": [{"doseQuantity": {"value": %d, "code": "mg"}}]}
    """
        .formatted(sequence, start, end, mg);
  }

  @Test
  void ofATaperTheStepInForceIsTheDailyDose() {
    String dosage =
        "["
            + step(1, 600, "2026-04-01", "2026-04-14")
            + ","
            + step(2, 300, "2026-04-15", "2026-04-30")
            + "]";

    assertThat(only(facts(statement(dosage))).dailyDose()).isEqualByComparingTo("600");
  }

  private static final String TIMES_2 =
      "\"timing\": {\"repeat\": {\"frequency\": 2, \"period\": 1, \"periodUnit\": \"d\"}}";

  private static String tablets(String number, String medication) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "dosage": [{%s, "doseAndRate": [{"doseQuantity": {"value": %s, "unit": "tablet"}}]}], %s}
    """
        .formatted(TIMES_2, number, medication);
  }

  private static String named(String display) {
    return """
    "medicationCodeableConcept": {"text": "%s", "coding": [
      {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}
    """
        .formatted(display);
  }

  private static String ingredient(String numerator, String denominator) {
    return """
    "contained": [{"resourceType": "Medication", "id": "x", "ingredient": [{
      "itemCodeableConcept": {"coding": [
        {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]},
      "strength": {"numerator": %s, "denominator": %s}}]}],
    "medicationReference": {"reference": "#x"}
    """
        .formatted(numerator, denominator);
  }

  @Test
  void tabletsCountByTheStrengthInTheNameOfTheProduct() {
    assertThat(only(facts(tablets("2", named("gabapentin 600 MG Oral Tablet")))).dailyDose())
        .isEqualByComparingTo("2400");
    assertThat(only(facts(tablets("1.5", named("Gabapentin 300mg tab")))).dailyDose())
        .isEqualByComparingTo("900");
  }

  @Test
  void tabletsCountByTheStrengthOfTheIngredient() {
    String one = "{\"value\": 1, \"unit\": \"tablet\"}";

    assertThat(
            only(facts(tablets("2", ingredient("{\"value\": 0.3, \"code\": \"g\"}", one))))
                .dailyDose())
        .isEqualByComparingTo("1200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gabapentin",
        "gabapentin 50 MG/ML Oral Solution",
        "gabapentin 300 MG",
        "gabapentin 300 MG / 600 MG tablet pack",
      })
  void tabletsWithoutOneStrengthAreNoDailyDose(String name) {
    assertThat(only(facts(tablets("2", named(name)))).dailyDose()).isNull();
  }

  private static String written(String sig) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "dosage": [{"text": "%s"}], %s}
    """
        .formatted(sig, named("gabapentin 300 MG Oral Capsule"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 tab po tid | 900",
        "1 cap PO BID. | 600",
        "Take one capsule by mouth three times daily | 900",
        "300 mg three times daily | 900",
        "take 2 capsules by mouth twice a day | 1200",
        "600 mg q8h | 1800",
        "2 caps p.o. q.i.d. | 2400",
        "300mg every 6 hours | 1200",
        "1 capsule(s) po at bedtime | 300",
        "0.3 g daily | 300",
      })
  void commonWrittenInstructionsGiveADose(String sig, String mg) {
    assertThat(only(facts(written(sig))).dailyDose()).isEqualByComparingTo(mg);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 tab po tid prn",
        "1-2 tabs po tid",
        "1 tab po tid for 5 days then 1 tab daily",
        "use as directed",
        "take 1 tablet",
        "300 mg intrathecally daily",
        "1 ml po tid",
      })
  void aWrittenInstructionThatSaysMoreGivesNone(String sig) {
    assertThat(only(facts(written(sig))).dailyDose()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"frequency\": 1, \"frequencyMax\": 3, \"period\": 1, \"periodUnit\": \"d\"} | ",
        "{\"period\": 6, \"periodMax\": 8, \"periodUnit\": \"h\"} | ",
        "{\"timeOfDay\": [\"08:00:00\", \"20:00:00\"]} | 200",
        "{\"when\": [\"MORN\", \"NOON\", \"HS\"]} | 300",
        "{\"period\": 1, \"periodUnit\": \"wk\", \"dayOfWeek\": [\"mon\"]} | 14.286",
      })
  void howOftenMayBeListedAndARangeIsNoNumber(String repeat, String mg) {
    String dosage =
        "[{\"timing\": {\"repeat\": "
            + repeat
            + "}, \"doseAndRate\": [{\"doseQuantity\": {\"value\": 100, \"code\": \"mg\"}}]}]";

    BigDecimal daily = only(facts(statement(dosage))).dailyDose();

    if (mg == null) {
      assertThat(daily).isNull();
    } else {
      assertThat(daily).isEqualByComparingTo(mg);
    }
  }

  @Test
  void aRateRunsAllDay() {
    String dosage = "[{\"doseAndRate\": [{\"rateQuantity\": {\"value\": 2, \"code\": \"mg/h\"}}]}]";

    assertThat(only(facts(statement(dosage))).dailyDose()).isEqualByComparingTo("48");
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
