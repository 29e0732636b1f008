package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;

/** What FHIR R5 writes in another way than R4. */
class R5FactsTest {
  private static final String GABAPENTIN =
      """
      {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}
      """;

  private static String statement(String more) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "recorded",
     "medication": {"concept": %s} %s}
    """
        .formatted(GABAPENTIN, more);
  }

  private static String adherence(String code) {
    return """
    , "adherence": {"code": {"coding": [
      {"system": "http://hl7.org/fhir/CodeSystem/medication-statement-adherence",
       "code": "%s"}]}}
    """
        .formatted(code);
  }

  private static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "taking, CURRENT",
    "taking-as-directed, CURRENT",
    "taking-not-as-directed, CURRENT",
    "on-hold, PAST",
    "on-hold-as-directed, PAST",
    "on-hold-not-as-directed, PAST",
    "stopped, PAST",
    "stopped-as-directed, PAST",
    "stopped-not-as-directed, PAST",
    "unknown, UNKNOWN",
    "a-code-of-somebody-else, UNKNOWN",
  })
  void adherenceSaysWhetherAStatementIsOfADrugThatIsTaken(String code, Status status) {
    assertThat(only(facts(statement(adherence(code)))).status()).isEqualTo(status);
  }

  @Test
  void aStatementWithoutAdherenceLeavesItOpen() {
    assertThat(only(facts(statement(""))).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void aDrugThatIsNotTakenIsNoExposure() {
    assertThat(facts(statement(adherence("not-taking"))).medications()).isEmpty();
  }

  @Test
  void aDraftStatementNeverProvesThatADrugIsTaken() {
    String draft = statement(adherence("taking")).replace("recorded", "draft");

    assertThat(only(facts(draft)).status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void anOrderThatEndedIsPastSinceItsStatusChanged() {
    String ended =
        """
        {"resourceType": "MedicationRequest", "id": "m", "status": "ended", "intent": "order",
         "statusChanged": "2026-04-10", "medication": {"concept": %s}}
        """
            .formatted(GABAPENTIN);

    MedicationUse use = only(facts(ended));

    assertThat(use.status()).isEqualTo(Status.PAST);
    assertThat(use.stop()).isNotNull();
    assertThat(use.stop().latest()).isEqualTo("2026-04-10T23:59:59.999Z");
  }

  @Test
  void aReferenceLeadsToTheMedicationAndItsIngredients() {
    String medication =
        """
        {"resourceType": "Medication", "id": "x", "ingredient": [{"item": {"concept": %s}}]}
        """
            .formatted(GABAPENTIN);
    String statement =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "recorded",
         "medication": {"reference": {"reference": "Medication/x"}} %s}
        """
            .formatted(adherence("taking"));

    assertThat(only(facts(medication, statement)).drugs()).containsExactly("gabapentin");
  }

  @Test
  void theReasonStandsInAConceptOrBehindAReference() {
    String spasm =
        """
        {"concept": {"coding": [{"system": "http://snomed.info/sct", "code": "91175000"}]}}
        """;
    String condition =
        """
        {"resourceType": "Condition", "id": "c",
         "clinicalStatus": {"coding": [{"code": "active"}]},
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "91175000"}]}}
        """;

    assertThat(only(facts(statement(", \"reason\": [" + spasm + "]"))).reasons())
        .containsExactly("seizure");
    assertThat(
            only(facts(
                    condition,
                    statement(", \"reason\": [{\"reference\": {\"reference\": \"Condition/c\"}}]")))
                .reasons())
        .containsExactly("seizure");
  }

  @Test
  void anAllergyHasItsManifestationOneLevelDeeper() {
    String allergy =
        """
        {"resourceType": "AllergyIntolerance", "id": "a", "patient": {"reference": "Patient/p"},
         "code": %s,
         "reaction": [{"manifestation": [{"concept": {"coding": [
           {"system": "http://snomed.info/sct", "code": "17450006"}]}}]}]}
        """
            .formatted(GABAPENTIN);

    assertThat(facts(allergy).reactions())
        .singleElement()
        .satisfies(r -> assertThat(r.manifestations()).containsExactly("myoclonus"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NutritionProduct", "InventoryItem", "Transport", "DeviceUsage"})
  void typesThatR4DoesNotHaveAreLeftAlone(String type) {
    assertThat(facts("{\"resourceType\": \"" + type + "\"}").notEvaluated()).isEmpty();
  }

  @Test
  void theVersionIsReadOffTheShapeOfTheDrugRecords() {
    String ofR4 =
        "{\"resourceType\": \"MedicationRequest\", \"medicationCodeableConcept\": "
            + GABAPENTIN
            + "}";

    assertThat(PatientData.version(Bundles.json(Bundles.ofPatient(statement("")))))
        .isEqualTo(FhirVersion.R5);
    assertThat(PatientData.version(Bundles.json(Bundles.ofPatient(ofR4))))
        .isEqualTo(FhirVersion.R4);
    assertThat(PatientData.version(Bundles.json(Bundles.of(Bundles.ofPatient(statement(""))))))
        .isEqualTo(FhirVersion.R5);
  }
}
