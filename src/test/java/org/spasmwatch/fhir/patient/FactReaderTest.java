package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.AT;
import static org.spasmwatch.testkit.Bundles.facts;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/** Whose data a Bundle holds, how its resources are found, and what takes no part. */
class FactReaderTest {
  private static final int ENTRIES = 3;

  private static String tremor(String id, String more) {
    return """
    {"resourceType": "Observation", "id": "%s", "status": "final",
     "code": {"coding": [{"system": "http://snomed.info/sct", "code": "26079004"}]}%s}
    """
        .formatted(id, more);
  }

  private static String of(String subject) {
    return ", \"subject\": {\"reference\": \"" + subject + "\"}";
  }

  private static String patient(String id) {
    return "{\"resourceType\": \"Patient\", \"id\": \"" + id + "\"}";
  }

  private static List<Issue> refused(String bundle) {
    return new FactReader(Knowledge.bundled().terms(), ENTRIES)
        .read(Bundles.json(bundle), AT)
        .match(
            facts -> {
              throw new AssertionError("was read");
            },
            issues -> issues);
  }

  private static PatientFacts read(String bundle) {
    return Assessed.facts(Bundles.json(bundle), AT);
  }

  private static void isForeign(PatientFacts facts) {
    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "Observation/o", Cause.OTHER_SUBJECT, "its subject or focus is not the patient"));
  }

  @Test
  void whatIsAboutSomethingElseThanThePatientIsForeign() {
    String fetus = of("Patient/p") + ", \"focus\": [{\"reference\": \"Group/fetus\"}]";

    isForeign(read(Bundles.of(patient("p"), tremor("o", fetus))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"Bundle\"",
        "1",
        "null",
        "{}",
        "{\"resourceType\": \"Patient\"}",
        "{\"resourceType\": \"Bundle\", \"entry\": {}}",
        "{\"resourceType\": \"Bundle\", \"entry\": null}"
      })
  void whatIsNoBundleIsRefused(String json) {
    assertThat(refused(json))
        .singleElement()
        .satisfies(i -> assertThat(i.code()).isEqualTo("invalid"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"resourceType\": \"Bundle\"}", "{\"resourceType\": \"Bundle\", \"entry\": []}"})
  void aBundleWithoutEntriesHasNoFacts(String json) {
    PatientFacts facts = read(json);

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.patient()).isNull();
  }

  @Test
  void tooManyResourcesAreRefusedThoseOfInnerBundlesCounted() {
    String inner = Bundles.of(tremor("a", ""), tremor("b", ""), tremor("c", ""));

    assertThat(refused(Bundles.ofPatient(inner)))
        .singleElement()
        .satisfies(i -> assertThat(i.code()).isEqualTo("too-costly"));
  }

  @Test
  void twoPatientsAreRefused() {
    assertThat(refused(Bundles.of(patient("p"), patient("q"))))
        .singleElement()
        .satisfies(i -> assertThat(i.diagnostics()).contains("2 patients"));
  }

  @Test
  void onePatientIdOnTwoServersIsTwoPatients() {
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"fullUrl": "https://one.example.org/Patient/p", "resource": %s},
          {"fullUrl": "https://two.example.org/Patient/p", "resource": %s}]}
        """
            .formatted(patient("p"), patient("p"));

    assertThat(refused(bundle))
        .singleElement()
        .satisfies(i -> assertThat(i.diagnostics()).contains("2 patients"));
  }

  @Test
  void recordsOfTwoPatientsAreRefusedWhereThereIsNoPatient() {
    assertThat(refused(Bundles.of(tremor("a", of("Patient/p")), tremor("b", of("Patient/q")))))
        .singleElement()
        .satisfies(i -> assertThat(i.code()).isEqualTo("business-rule"));
  }

  @Test
  void withoutAPatientTheOneThatAllPointToIsMeant() {
    PatientFacts facts = read(Bundles.of(tremor("a", of("Patient/p")), tremor("b", "")));

    assertThat(facts.patient()).isEqualTo("Patient/p");
    assertThat(facts.findings()).hasSize(2);
  }

  @Test
  void thePatientIsNamedAndWasBorn() {
    PatientFacts facts = facts();

    assertThat(facts.patient()).isEqualTo("Patient/p");
    assertThat(facts.born())
        .isEqualTo(
            new Span(
                Instant.parse("1951-04-12T00:00:00Z"), Instant.parse("1951-04-12T23:59:59.999Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Patient/p", "Patient/p/_history/2", "https://ehr.example.org/fhir/Patient/p"})
  void aRecordOfThePatientCounts(String subject) {
    assertThat(facts(tremor("o", of(subject))).findings()).hasSize(1);
  }

  @Test
  void aRecordWithoutSubjectIsThePatients() {
    assertThat(facts(tremor("o", "")).findings()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/q",
        "Patient/pp",
        "https://ehr.example.org/fhir/Patient/q",
        "urn:uuid:5ee55f81-377c-4c26-f565-8b6d100302b6",
        "Group/p",
        "Device/p"
      })
  void aRecordOfSomebodyElseDoesNotCount(String subject) {
    isForeign(facts(tremor("o", of(subject))));
  }

  @Test
  void twoVersionsOfOnePatientDoNotLetOthersIn() {
    String younger =
        """
        {"resourceType": "Patient", "id": "p", "active": true}
        """;

    isForeign(facts(younger, tremor("o", of("Patient/q"))));
    assertThat(facts(younger).patient()).isEqualTo("Patient/p");
  }

  private static String withFullUrl(String fullUrl, String subject) {
    return """
    {"resourceType": "Bundle", "type": "collection", "entry": [
      {"fullUrl": "%s", "resource": {"resourceType": "Patient", "id": "p"}},
      {"resource": %s}]}
    """
        .formatted(fullUrl, tremor("o", of(subject)));
  }

  @Test
  void aSubjectMayBeTheFullUrlOfThePatient() {
    String uuid = "urn:uuid:5ee55f81-377c-4c26-f565-8b6d100302b6";

    assertThat(read(withFullUrl(uuid, uuid)).findings()).hasSize(1);
    assertThat(read(withFullUrl(uuid, "Patient/p")).findings()).hasSize(1);
  }

  @Test
  void thePatientOfAnotherServerIsSomebodyElse() {
    isForeign(
        read(
            withFullUrl("https://one.example.org/Patient/p", "https://two.example.org/Patient/p")));
  }

  @Test
  void aResourceIsNamedByTypeAndIdElseByFullUrlElseByPlace() {
    String anonymous = tremor("", "").replace("\"id\": \"\",", "");
    String bundle =
        """
        {"resourceType": "Bundle", "type": "collection", "entry": [
          {"fullUrl": "urn:uuid:1", "resource": %s},
          {"fullUrl": "urn:uuid:2", "resource": %s},
          {"resource": %s}]}
        """
            .formatted(tremor("o", ""), anonymous, anonymous);

    assertThat(read(bundle).findings())
        .extracting(Finding::reference)
        .containsExactly("Observation/o", "urn:uuid:2", "/entry/2/resource");
  }

  @Test
  void bundlesInsideBundlesAreRead() {
    String inner = Bundles.of(Bundles.of(Bundles.of(Bundles.of(tremor("o", "")))));

    assertThat(facts(inner).findings()).hasSize(1);
  }

  @Test
  void bundlesTooDeepInsideBundlesAreNamed() {
    String inner = Bundles.of(Bundles.of(Bundles.of(Bundles.of(Bundles.of(tremor("o", ""))))));

    assertThat(facts(inner).findings()).isEmpty();
    assertThat(facts(inner).notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("depth of 4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"resource\": null}", "{\"resource\": []}", "1"})
  void anEntryWithoutResourceIsNamed(String entry) {
    PatientFacts facts =
        read(
            "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [" + entry + "]}");

    assertThat(facts.notEvaluated())
        .containsExactly(new NotEvaluated("/entry/0", Cause.FORM, "the entry has no resource"));
  }

  @Test
  void anUnknownResourceTypeIsNamed() {
    PatientFacts facts = facts("{\"resourceType\": \"Observatoin\", \"id\": \"o\"}");

    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "Observatoin/o", Cause.FORM, "its resourceType is not one of FHIR R4, R4B or R5"));
  }

  @Test
  void aResourceTypeThatIsNotReadIsSilent() {
    assertThat(facts("{\"resourceType\": \"Encounter\", \"id\": \"e\"}").notEvaluated()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"modifierExtension\": [{\"url\": \"https://example.org/not\", \"valueBoolean\": true}]",
        ", \"implicitRules\": \"https://example.org/rules\""
      })
  void toleranceEndsAtModifiers(String modifier) {
    PatientFacts facts = facts(tremor("o", modifier));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("modifier"));
  }
}
