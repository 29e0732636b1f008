package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.spasmwatch.testkit.Bundles.facts;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;

/** Which drug a medication record is of. */
class MedicationFactsTest {
  private static final String GABAPENTIN =
      """
      {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}
      """;

  private static String coded(String system, String code) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "medicationCodeableConcept": {"coding": [{"system": "%s", "code": "%s"}]}}
    """
        .formatted(system, code);
  }

  private static String named(String text) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "medicationCodeableConcept": {"text": "%s"}}
    """
        .formatted(text);
  }

  private static String referring(String reference, String more) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "medicationReference": {"reference": "%s"}%s}
    """
        .formatted(reference, more);
  }

  private static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  private static void isNotEvaluated(PatientFacts facts, String reason) {
    assertThat(facts.medications()).isEmpty();
    assertThat(facts.notEvaluated())
        .extracting(NotEvaluated::reference, NotEvaluated::reason)
        .containsExactly(tuple("MedicationStatement/m", reason));
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.nlm.nih.gov/research/umls/rxnorm, 25480, gabapentin",
    "http://www.nlm.nih.gov/research/umls/rxnorm, 310431, gabapentin",
    "http://www.nlm.nih.gov/research/umls/rxnorm, 105029, gabapentin",
    "http://www.nlm.nih.gov/research/umls/rxnorm, 856834, amitriptyline",
    "http://www.whocc.no/atc, N03AX12, gabapentin",
    "http://www.whocc.no/atc, N02BF01, gabapentin",
    "http://snomed.info/sct, 386845007, gabapentin",
  })
  void aDrugIsKnownByItsCode(String system, String code, String drug) {
    MedicationUse use = only(facts(coded(system, code)));

    assertThat(use.drugs()).containsExactly(drug);
    assertThat(use.certain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "725064, fluoxetine, olanzapine",
    "836395, acetaminophen, tramadol",
    "856720, amitriptyline, perphenazine",
  })
  void aCombinationProductIsEachOfItsIngredients(String rxcui, String one, String other) {
    MedicationUse use = only(facts(coded("http://www.nlm.nih.gov/research/umls/rxnorm", rxcui)));

    assertThat(use.drugs()).containsExactlyInAnyOrder(one, other);
  }

  @Test
  void aContainedMedicationIsFollowed() {
    String contained =
        """
        , "contained": [{"resourceType": "Medication", "id": "g", "code": %s}]
        """
            .formatted(GABAPENTIN);

    assertThat(only(facts(referring("#g", contained))).drugs()).containsExactly("gabapentin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Medication/g", "Medication/g/_history/3"})
  void aMedicationOfTheBundleIsFollowedByTypeAndId(String reference) {
    String medication =
        """
        {"resourceType": "Medication", "id": "g", "code": %s}
        """
            .formatted(GABAPENTIN);

    assertThat(only(facts(medication, referring(reference, ""))).drugs())
        .containsExactly("gabapentin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:uuid:1e0ac9d4-0e33-4a4c-8e7d-1c3d6a0b2f11",
        "https://ehr.example.org/fhir/Medication/g"
      })
  void aMedicationOfTheBundleIsFollowedByItsFullUrl(String fullUrl) {
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"fullUrl": "%s", "resource": {"resourceType": "Medication", "code": %s}},
          {"resource": %s}]}
        """
            .formatted(fullUrl, GABAPENTIN, referring(fullUrl, ""));

    assertThat(only(facts(bundle)).drugs()).containsExactly("gabapentin");
  }

  @Test
  void aMedicationIsKnownByItsIngredients() {
    String medication =
        """
        {"resourceType": "Medication", "id": "g", "code": {"text": "house mixture"},
         "ingredient": [{"itemCodeableConcept": %s},
           {"itemCodeableConcept": {"coding": [
             {"system": "http://www.whocc.no/atc", "code": "N06AA09"}]}}]}
        """
            .formatted(GABAPENTIN);

    assertThat(only(facts(medication, referring("Medication/g", ""))).drugs())
        .containsExactlyInAnyOrder("gabapentin", "amitriptyline");
  }

  @ParameterizedTest
  @CsvSource({
    "gabapentin, gabapentin",
    "Neurontin, gabapentin",
    "GABAPENTIN 300 mg oral capsule, gabapentin",
    "amitriptyline hydrochloride 25 MG Oral Tablet, amitriptyline",
  })
  void aDrugKnownByItsNameAloneIsLessCertain(String text, String drug) {
    MedicationUse use = only(facts(named(text)));

    assertThat(use.drugs()).containsExactly(drug);
    assertThat(use.certain()).isFalse();
  }

  @Test
  void aNameMayHaveTwoDrugs() {
    assertThat(only(facts(named("Fluoxetine 25 MG / Olanzapine 6 MG"))).drugs())
        .containsExactlyInAnyOrder("fluoxetine", "olanzapine");
  }

  @Test
  void theDisplayOfACodeThatIsNotInTheTablesIsTried() {
    String statement =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "active",
         "medicationCodeableConcept": {"coding": [
           {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "99999999",
            "display": "lamotrigine 200 MG Oral Tablet"}]}}
        """;

    MedicationUse use = only(facts(statement));

    assertThat(use.drugs()).containsExactly("lamotrigine");
    assertThat(use.certain()).isFalse();
  }

  @Test
  void theDisplayOfAReferenceThatLeadsNowhereIsTried() {
    String statement =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "active",
         "medicationReference": {"reference": "Medication/gone", "display": "Gabapentin"}}
        """;

    assertThat(only(facts(statement)).certain()).isFalse();
  }

  @Test
  void whatIsSaidByCodeCountsMoreThanWhatIsSaidInWords() {
    String statement =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "active",
         "medicationCodeableConcept": {"text": "lamotrigine", "coding": [
           {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}
        """;

    assertThat(only(facts(statement)).drugs()).containsExactly("gabapentin");
  }

  @Test
  void aCodeThatIsNotInTheTablesIsNotEvaluated() {
    isNotEvaluated(
        facts(coded("http://www.nlm.nih.gov/research/umls/rxnorm", "99999999")),
        "the medication code http://www.nlm.nih.gov/research/umls/rxnorm|99999999 is not in the"
            + " loaded tables");
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:oid:1.2.3", "http://hl7.org/fhir/sid/ndc"})
  void aCodeOfAnotherSystemIsNotEvaluated(String system) {
    isNotEvaluated(
        facts(coded(system, "25480")),
        "no code of the medication is of a known system, and its name is not a known drug's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no gabapentin", "the white ones", "allergic to lamotrigine"})
  void wordsThatAreNotADrugsNameAreNotEvaluated(String text) {
    isNotEvaluated(
        facts(named(text)),
        "no code of the medication is of a known system, and its name is not a known drug's");
  }

  @Test
  void aRecordThatNamesNothingIsNotEvaluated() {
    isNotEvaluated(
        facts(
            """
            {"resourceType": "MedicationStatement", "id": "m", "status": "active"}
            """),
        "the record names no medication");
  }

  @Test
  void aReferenceThatLeadsNowhereIsNotEvaluated() {
    isNotEvaluated(facts(referring("Medication/gone", "")), "its Medication is not in the bundle");
    isNotEvaluated(facts(referring("#gone", "")), "its reference leads to no contained Medication");
  }

  @Test
  void anAllergyIsAKnownReactionAndNothingElse() {
    PatientFacts facts =
        facts(
            """
            {"resourceType": "AllergyIntolerance", "id": "a", "patient": {"reference": "Patient/p"},
             "code": %s, "reaction": [{"manifestation": [
               {"coding": [{"system": "http://snomed.info/sct", "code": "26079004"}]}]}]}
            """
                .formatted(GABAPENTIN));

    assertThat(facts.medications()).isEmpty();
    assertThat(facts.findings()).isEmpty();
    assertThat(facts.reactions()).hasSize(1);
    assertThat(facts.reactions().get(0).drugs()).isEqualTo(Set.of("gabapentin"));
    assertThat(facts.reactions().get(0).manifestations()).isEqualTo(Set.of("tremor"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuted", "entered-in-error"})
  void anAllergyThatIsDeniedIsNone(String verification) {
    PatientFacts facts =
        facts(
            """
            {"resourceType": "AllergyIntolerance", "id": "a", "patient": {"reference": "Patient/p"},
             "verificationStatus": {"coding": [{"code": "%s"}]}, "code": %s}
            """
                .formatted(verification, GABAPENTIN));

    assertThat(facts.reactions()).isEqualTo(List.of());
  }

  @Test
  void theTryptophanOfAnAminoAcidInfusionIsNoDrug() {
    String infusion =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "active",
         "medicationCodeableConcept": {"coding": [
          {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "800188",
           "display": "alanine 14.9 MG/ML / leucine 15 MG/ML / tryptophan 2.5 MG/ML Solution"}]}}
        """;

    PatientFacts facts = facts(infusion);

    assertThat(facts.medications()).isEmpty();
    assertThat(facts.notEvaluated()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10898", "199906", "313525", "1094141"})
  void tryptophanThatIsSwallowedIsADrug(String rxcui) {
    MedicationUse use = only(facts(coded("http://www.nlm.nih.gov/research/umls/rxnorm", rxcui)));

    assertThat(use.drugs()).contains("tryptophan");
  }

  @ParameterizedTest
  @CsvSource({
    "baclofen, 1292, 197391",
    "diazepam, 3322, 197591",
    "topiramate, 38404, 151226",
  })
  void aDrugOfTheTreatmentPagesIsKnownByIngredientAndProduct(
      String drug, String ingredient, String product) {
    String rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    assertThat(only(facts(coded(rxnorm, ingredient))).drugs()).containsExactly(drug);
    assertThat(only(facts(coded(rxnorm, product))).drugs()).containsExactly(drug);
  }
}
