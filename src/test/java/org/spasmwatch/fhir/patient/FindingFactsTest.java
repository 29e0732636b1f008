package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.spasmwatch.testkit.Bundles.facts;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;

/** What Observations say of findings. */
class FindingFactsTest {
  private static final String MYOCLONUS =
      """
      {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}
      """;

  private static String observation(String more) {
    return """
        {"resourceType": "Observation", "id": "o", "status": "final", "code": %s,
         "effectiveDateTime": "2026-04-20"%s}
        """
        .formatted(MYOCLONUS, more);
  }

  private static String value(String field, String json) {
    return observation(", \"" + field + "\": " + json.replace('\'', '"'));
  }

  private static Finding only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.findings()).hasSize(1);
    return facts.findings().get(0);
  }

  private static Span day(String day) {
    return new Span(Instant.parse(day + "T00:00:00Z"), Instant.parse(day + "T23:59:59.999Z"));
  }

  @Test
  void anObservationIsAFindingAtItsTime() {
    assertThat(only(facts(value("valueBoolean", "true"))))
        .isEqualTo(
            new Finding(
                "Observation/o",
                "myoclonus",
                State.OBSERVED,
                day("2026-04-20"),
                day("2026-04-20"),
                true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valueBoolean | true",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"52101004\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"373066001\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"24484000\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://loinc.org\", \"code\":"
            + " \"LA33-6\"}]",
        "valueCodeableConcept | \"text\": \"Yes\"",
        "valueString | \"severe\"",
      })
  void anAnswerThatSaysYesIsPresent(String field, String json) {
    String object = field.equals("valueCodeableConcept") ? "{" + json + "}" : json;

    assertThat(only(facts(value(field, object))).state()).isEqualTo(State.OBSERVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valueBoolean | false",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"2667000\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://snomed.info/sct\", \"code\":"
            + " \"373067005\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\": \"http://loinc.org\", \"code\":"
            + " \"LA32-8\"}]",
        "valueCodeableConcept | \"coding\": [{\"system\":"
            + " \"http://terminology.hl7.org/CodeSystem/v2-0136\", \"code\": \"N\"}]",
        "valueCodeableConcept | \"text\": \"absent\"",
        "valueString | \" Denied \"",
      })
  void anAnswerThatSaysNoIsAbsent(String field, String json) {
    String object = field.equals("valueCodeableConcept") ? "{" + json + "}" : json;

    assertThat(only(facts(value(field, object))).state()).isEqualTo(State.ABSENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valueString | 'father has it'",
        "valueCodeableConcept | {'text': 'perhaps'}",
        "valueCodeableConcept | {'coding': [{'system': 'http://snomed.info/sct', 'code': '1'}]}",
        "valueInteger | 3",
        "valueQuantity | {'value': 3}",
        "dataAbsentReason | {'coding': [{'code': 'unknown'}]}",
      },
      quoteCharacter = '`')
  void anAnswerThatIsNotUnderstoodIsNamedAndDecidesNothing(String field, String json) {
    PatientFacts facts = facts(value(field, json));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("does not say whether"));
  }

  @Test
  void anObservationWithoutValueIsItsCode() {
    assertThat(only(facts(observation(""))).state()).isEqualTo(State.OBSERVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NEG", "ND"})
  void anObservationWithoutValueMayBeNegative(String interpretation) {
    String negative = "[{'coding': [{'code': '" + interpretation + "'}]}]";

    assertThat(only(facts(value("interpretation", negative))).state()).isEqualTo(State.ABSENT);
  }

  @Test
  void componentsAreReadLikeObservations() {
    String panel =
        """
        {"resourceType": "Observation", "id": "o", "status": "final", "code": {"text": "nerves"},
         "effectiveDateTime": "2026-04-20", "component": [
           {"code": %s, "valueBoolean": true},
           {"code": {"coding": [{"system": "http://snomed.info/sct", "code": "26079004"}]},
            "valueBoolean": false}]}
        """
            .formatted(MYOCLONUS);

    assertThat(facts(panel).findings())
        .extracting(Finding::concept, Finding::state)
        .containsExactlyInAnyOrder(
            tuple("myoclonus", State.OBSERVED), tuple("tremor", State.ABSENT));
  }

  private static String answered(String question) {
    return """
        {"resourceType": "Observation", "id": "o", "status": "final",
         "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
         "effectiveDateTime": "2026-04-20", "valueCodeableConcept": %s}
        """
        .formatted(question, MYOCLONUS);
  }

  @Test
  void aQuestionForSymptomsIsAnsweredByTheFinding() {
    assertThat(only(facts(answered("75325-1"))).concept()).isEqualTo("myoclonus");
  }

  @Test
  void anotherQuestionThatIsAnsweredByAFindingIsNamed() {
    PatientFacts facts = facts(answered("11111-1"));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("not a question for symptoms"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"entered-in-error", "cancelled", "registered"})
  void anObservationWithoutResultIsNone(String status) {
    assertThat(facts(observation("").replace("final", status)).findings()).isEmpty();
  }

  @Test
  void anObservationOfAPeriodBeganAtItsStartAndWasSeenAtItsEnd() {
    String period =
        observation("")
            .replace(
                "\"effectiveDateTime\": \"2026-04-20\"",
                """
                "effectivePeriod": {"start": "2026-04-01", "end": "2026-04-19"}
                """);

    Finding finding = only(facts(period));

    assertThat(finding.onset()).isEqualTo(day("2026-04-01"));
    assertThat(finding.seen()).isEqualTo(day("2026-04-19"));
  }

  @Test
  void anObservationThatWasOnlyIssuedHasNoOnset() {
    Finding finding = only(facts(observation("").replace("effectiveDateTime", "issued")));

    assertThat(finding.onset()).isNull();
    assertThat(finding.seen()).isEqualTo(day("2026-04-20"));
  }
}
