package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;

/** What a drug was given for. */
class ReasonFactsTest {
  private static final String EPILEPSY =
      """
      {"resourceType": "Condition", "id": "c",
       "code": {"coding": [{"system": "http://snomed.info/sct", "code": "84757009"}]}}
      """;

  private static String record(String type, String reason) {
    return """
    {"resourceType": "%s", "id": "m", "status": "active", "intent": "order",
     "medicationCodeableConcept": {"coding": [
      {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "2598"}]}%s}
    """
        .formatted(type, reason);
  }

  private static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MedicationStatement", "MedicationRequest"})
  void aReasonIsReadByItsCode(String type) {
    String reason =
        """
        , "reasonCode": [{"coding": [
           {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "F10.239"}]}]
        """;

    assertThat(only(facts(record(type, reason))).reasons()).containsExactly("alcohol-withdrawal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MedicationStatement", "MedicationRequest"})
  void aReasonIsReadFromTheConditionItRefersTo(String type) {
    String reason = ", \"reasonReference\": [{\"reference\": \"Condition/c\"}]";

    assertThat(only(facts(EPILEPSY, record(type, reason))).reasons()).containsExactly("epilepsy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\": \"72607000\"}]",
        "\"text\": \"Intrathecal pump\""
      })
  void aRouteIntoTheSpineMeansSpasticity(String route) {
    String dosage = ", \"dosageInstruction\": [{\"route\": {%s}}]".formatted(route);

    assertThat(only(facts(record("MedicationRequest", dosage))).reasons())
        .containsExactly("spasticity");
  }

  @Test
  void anotherRouteIsNoReason() {
    String dosage = ", \"dosageInstruction\": [{\"route\": {\"text\": \"oral\"}}]";

    assertThat(only(facts(record("MedicationRequest", dosage))).reasons()).isEmpty();
  }

  @Test
  void aReasonIsReadByItsText() {
    String reason = ", \"reasonCode\": [{\"text\": \"Seizures\"}]";

    assertThat(only(facts(record("MedicationRequest", reason))).reasons())
        .containsExactly("seizure");
  }

  @Test
  void aReasonThatIsElsewhereIsReadByItsDisplay() {
    String reason =
        """
        , "reasonReference": [{"reference": "Condition/away", "display": "Epilepsy"}]
        """;

    assertThat(only(facts(record("MedicationRequest", reason))).reasons())
        .containsExactly("epilepsy");
  }

  @Test
  void aReasonThatIsNotUnderstoodIsLeftAlone() {
    String reason =
        """
        , "reasonCode": [{"text": "as discussed"}], "reasonReference": [{"reference": "x/y"}]
        """;

    assertThat(only(facts(record("MedicationRequest", reason))).reasons()).isEmpty();
  }
}
