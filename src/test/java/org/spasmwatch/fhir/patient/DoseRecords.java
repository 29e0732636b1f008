package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;

/** Records of gabapentin with a dosage, for tests of what becomes of the dose. */
final class DoseRecords {
  static final String GABAPENTIN =
      "{\"coding\": [{\"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\","
          + " \"code\": \"25480\"}]}";

  private DoseRecords() {}

  /** A statement with these dosages, as a JSON array. */
  static String statement(String dosages) {
    return record("MedicationStatement", "\"dosage\": " + dosages);
  }

  /** An order with these dosages and whatever more. */
  static String order(String dosages, String more) {
    return record("MedicationRequest", "\"dosageInstruction\": " + dosages + more);
  }

  static String record(String type, String fields) {
    return """
    {"resourceType": "%s", "id": "m", "status": "active", %s, "medicationCodeableConcept": %s}
    """
        .formatted(type, fields, GABAPENTIN);
  }

  /** A dosage with so much of it, and more before. */
  static String dosage(String more, String quantity) {
    return "{" + more + " \"doseAndRate\": [{\"doseQuantity\": " + quantity + "}]}";
  }

  static String daily(String more, String quantity) {
    return dosage(
        "\"timing\": {\"repeat\": {\"frequency\": 1, \"period\": 1, \"periodUnit\": \"d\"}},"
            + more,
        quantity);
  }

  static String mg(int number) {
    return "{\"value\": " + number + ", \"unit\": \"mg\"}";
  }

  /** A product of that name, which is known by its code. */
  static String named(String display) {
    return """
    "medicationCodeableConcept": {"text": "%s", "coding": [
      {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}
    """
        .formatted(display);
  }

  static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  static @Nullable DailyDose dose(String record) {
    return only(facts(record)).dailyDose();
  }

  /** That the record says exactly this amount, in structured form or not. */
  static void isExactly(@Nullable DailyDose dose, String mg) {
    assertThat(dose).isNotNull();
    assertThat(dose.least()).isEqualByComparingTo(mg);
    assertThat(dose.most()).isEqualByComparingTo(mg);
  }

  static void isBetween(@Nullable DailyDose dose, String least, String most) {
    assertThat(dose).isNotNull();
    assertThat(dose.least()).isEqualByComparingTo(least);
    assertThat(dose.most()).isEqualByComparingTo(new BigDecimal(most));
  }
}
