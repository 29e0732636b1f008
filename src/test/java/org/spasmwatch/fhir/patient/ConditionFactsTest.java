package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
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

/** What Conditions say of findings. */
class ConditionFactsTest {
  private static final String MYOCLONUS =
      """
      {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}
      """;

  private static String condition(String more) {
    return """
        {"resourceType": "Condition", "id": "c", "code": %s%s}
        """
        .formatted(MYOCLONUS, more.replace('\'', '"'));
  }

  private static String clinical(String code) {
    return ", 'clinicalStatus': {'coding': [{'code': '" + code + "'}]}";
  }

  private static Finding only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.findings()).hasSize(1);
    return facts.findings().get(0);
  }

  private static Span day(String day) {
    return new Span(Instant.parse(day + "T00:00:00Z"), Instant.parse(day + "T23:59:59.999Z"));
  }

  @ParameterizedTest
  @CsvSource({"myoclonus, myoclonus", "MUSCLE CRAMPS, cramp", "hand tremor, tremor"})
  void aFindingKnownByItsNameAloneIsLessCertain(String text, String concept) {
    Finding finding =
        only(facts(condition("").replace(MYOCLONUS.strip(), "{\"text\": \"" + text + "\"}")));

    assertThat(finding.concept()).isEqualTo(concept);
    assertThat(finding.certain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no tremor", "father has tremor", "tremor excluded", "?tremor since"})
  void wordsThatSayMoreThanAFindingAreNotUnderstood(String text) {
    String words = condition("").replace(MYOCLONUS.strip(), "{\"text\": \"" + text + "\"}");

    assertThat(facts(words).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"T78.3XXA", "T78.3XXD", "T78.3XXS", "T78.3"})
  void theSeventhCharacterOfIcd10CmIsLeftOff(String code) {
    String coded =
        """
        {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "%s"}]}
        """
            .formatted(code);

    assertThat(facts(condition("").replace(MYOCLONUS, coded)).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.concept()).isEqualTo("angioedema"));
  }

  @ParameterizedTest
  @CsvSource({
    "active, ACTIVE",
    "recurrence, ACTIVE",
    "relapse, ACTIVE",
    "inactive, RESOLVED",
    "remission, RESOLVED",
    "resolved, RESOLVED",
  })
  void theClinicalStatusSaysWhetherAConditionIsCurrent(String status, State state) {
    assertThat(only(facts(condition(clinical(status)))).state()).isEqualTo(state);
  }

  @Test
  void aConditionWithoutStatusIsLikeAnObservationAtItsTime() {
    Finding finding = only(facts(condition(", 'onsetDateTime': '2026-04-01'")));

    assertThat(finding.state()).isEqualTo(State.OBSERVED);
    assertThat(finding.onset()).isEqualTo(day("2026-04-01"));
    assertThat(finding.seen()).isEqualTo(day("2026-04-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'abatementDateTime': '2026-04-01'",
        "'abatementString': 'long ago'",
        "'abatementPeriod': {'end': '2026-04-01'}"
      })
  void aConditionThatAbatedIsOver(String abatement) {
    assertThat(only(facts(condition(", " + abatement))).state()).isEqualTo(State.RESOLVED);
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, ACTIVE, true",
    "unconfirmed, ACTIVE, false",
    "provisional, ACTIVE, false",
    "differential, ACTIVE, false",
    "refuted, ABSENT, true",
  })
  void theVerificationStatusSaysHowCertainAConditionIs(
      String verification, State state, boolean certain) {
    Finding finding =
        only(
            facts(
                condition(
                    clinical("active")
                        + ", 'verificationStatus': {'coding': [{'code': '"
                        + verification
                        + "'}]}")));

    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.certain()).isEqualTo(certain);
  }

  @Test
  void aConditionEnteredInErrorIsNone() {
    String error = ", 'verificationStatus': {'coding': [{'code': 'entered-in-error'}]}";

    assertThat(facts(condition(error)).findings()).isEmpty();
  }

  @Test
  void theRecordedDateBoundsAnOnsetThatIsNotGiven() {
    Finding finding = only(facts(condition(", 'recordedDate': '2026-04-01'")));

    assertThat(finding.onset()).isEqualTo(Span.notAfter(Instant.parse("2026-04-01T23:59:59.999Z")));
    assertThat(finding.seen()).isEqualTo(day("2026-04-01"));
  }

  @Test
  void aConditionThatTheKnowledgeDoesNotSpeakOfIsSilent() {
    PatientFacts facts = facts(condition("").replace("17450006", "44054006"));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated()).isEmpty();
  }
}
