package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;
import static org.spasmwatch.fhir.patient.DoseRecords.isExactly;
import static org.spasmwatch.fhir.patient.DoseRecords.named;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many mg a number of tablets, capsules or mL comes to; twice a day. */
class StrengthFactsTest {

  private static String taken(String number, String unit, String medication) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "dosage": [{"timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
       "doseAndRate": [{"doseQuantity": {"value": %s, "unit": "%s"}}]}], %s}
    """
        .formatted(number, unit, medication);
  }

  private static String ingredient(String strength) {
    return """
    "contained": [{"resourceType": "Medication", "id": "x", "ingredient": [{
      "itemCodeableConcept": %s, %s}]}],
    "medicationReference": {"reference": "#x"}
    """
        .formatted(DoseRecords.GABAPENTIN, strength);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | tablet | gabapentin 600 MG Oral Tablet | 2400",
        "1.5 | tab(s) | Gabapentin 300mg tab | 900",
        "1 | each | gabapentin 300 MG Oral Capsule | 600",
        "1 | {tbl} | 24 HR gabapentin 600 MG Extended Release Oral Tablet | 1200",
        "5 | mL | gabapentin 50 MG/ML Oral Solution | 500",
        "6 | mL | gabapentin 250 MG/5ML Oral Solution | 600",
        "6 | mL | gabapentin 250 mg / 5 mL solution | 600",
      })
  void anAmountCountsByTheStrengthInTheNameOfTheProduct(
      String number, String unit, String name, String mg) {
    isExactly(dose(taken(number, unit, named(name))), mg);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1200 | tablet | \"strength\": {\"numerator\": {\"value\": 0.3, \"code\": \"g\"},"
            + " \"denominator\": {\"value\": 1, \"unit\": \"tablet\"}}",
        "1200 | capsule | \"strength\": {\"numerator\": {\"value\": 600, \"code\": \"mg\"},"
            + " \"denominator\": {\"value\": 2, \"unit\": \"capsule\"}}",
        "200 | mL | \"strength\": {\"numerator\": {\"value\": 250, \"code\": \"mg\"},"
            + " \"denominator\": {\"value\": 5, \"code\": \"mL\"}}",
        "1200 | tablet | \"strengthQuantity\": {\"value\": 300, \"code\": \"mg\"}",
      })
  void anAmountCountsByTheStrengthOfTheIngredient(String mg, String unit, String strength) {
    isExactly(dose(taken("2", unit, ingredient(strength))), mg);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gabapentin",
        "gabapentin 50 MG/ML Oral Solution",
        "gabapentin 300 MG",
        "gabapentin 300 MG / 600 MG tablet pack",
        "gabapentin 300 MG per thing",
      })
  void tabletsWithoutOneStrengthAreNoDailyDose(String name) {
    assertThat(dose(taken("2", "tablet", named(name)))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gabapentin 300 MG Oral Capsule", "gabapentin oral solution"})
  void millilitresWithoutAConcentrationAreNoDailyDose(String name) {
    assertThat(dose(taken("5", "mL", named(name)))).isNull();
  }
}
