package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/** What the keys of a prefetch say: found, none found, failed, not sent, or not all. */
class PrefetchTest {
  private static final List<Query> QUERIES = Queries.of(Knowledge.bundled().terms());
  private static final String TREMOR = condition("t", "26079004");
  private static final String FAILED =
      """
      {"resourceType": "OperationOutcome", "issue": [
        {"severity": "error", "code": "forbidden", "diagnostics": "Zebulon may not see this"}]}
      """;

  private static Prefetch prefetch(ObjectNode call) {
    return new Prefetch("p", call.path("prefetch"), QUERIES, Moment.NONE);
  }

  private static PatientFacts read(ObjectNode call) {
    return new FactReader(Knowledge.bundled().terms(), 100)
        .read(prefetch(call), Bundles.AT)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }

  private static ObjectNode without(String... keys) {
    ObjectNode call = call();
    ((ObjectNode) call.path("prefetch")).remove(List.of(keys));
    return call;
  }

  private static List<String> unobtainable(ObjectNode call) {
    return prefetch(call).unobtainable().stream().map(unmet -> unmet.query().key()).toList();
  }

  @Test
  void theResourcesOfAllKeysAreRead() {
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN));

    PatientFacts facts = read(with(call, "conditions", searchset(TREMOR)));

    assertThat(facts.medications()).hasSize(1);
    assertThat(facts.findings()).hasSize(1);
    assertThat(facts.patient()).isEqualTo("Patient/p");
    assertThat(facts.notEvaluated()).isEmpty();
  }

  @Test
  void aSingleResourceIsReadLikeABundleOfIt() {
    assertThat(read(with(call(), "conditions", TREMOR)).findings()).hasSize(1);
  }

  @Test
  void thePatientMayComeInABundle() {
    ObjectNode call = with(call(), "patient", searchset(Bundles.PATIENT));

    assertThat(read(call).born()).isNotNull();
    assertThat(unobtainable(call)).isEmpty();
  }

  @Test
  void recordsOfSomebodyElseTakeNoPart() {
    String foreign = TREMOR.replace("Patient/p", "Patient/q");

    PatientFacts facts = read(with(call(), "conditions", searchset(foreign)));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "Condition/t", Cause.OTHER_SUBJECT, "its subject or focus is not the patient"));
  }

  @Test
  void aRecordWithoutAnIdIsNamedByItsPlace() {
    String nameless = TREMOR.replace("\"id\": \"t\",", "");

    assertThat(read(with(call(), "conditions", searchset(nameless))).findings().get(0).reference())
        .isEqualTo("/prefetch/conditions/entry/0/resource");
  }

  @Test
  void aKeyThatWasNotSentIsNamed() {
    assertThat(read(without("labs")).notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "/prefetch/labs",
                Cause.INCOMPLETE,
                "this key was not sent, so nothing of it was evaluated"));
  }

  @Test
  void aQueryThatFoundNothingIsNoGap() {
    assertThat(read(with(call(), "labs", searchset())).notEvaluated()).isEmpty();
    assertThat(read(with(call(), "labs", "{\"resourceType\": \"Bundle\"}")).notEvaluated())
        .isEmpty();
  }

  @Test
  void aQueryThatFailedIsNamedByItsCodeAlone() {
    List<NotEvaluated> expected =
        List.of(
            new NotEvaluated(
                "/prefetch/labs", Cause.INCOMPLETE, "the query failed in the EHR (forbidden)"));

    assertThat(read(with(call(), "labs", FAILED)).notEvaluated()).isEqualTo(expected);
    assertThat(read(with(call(), "labs", searchset(FAILED))).notEvaluated()).isEqualTo(expected);
  }

  @Test
  void aCodeThatIsNotOfFhirIsNotRepeated() {
    assertThat(read(with(call(), "labs", FAILED.replace("forbidden", "Zebulon"))).notEvaluated())
        .extracting(NotEvaluated::reason)
        .containsExactly("the query failed in the EHR (no known code)");
  }

  @Test
  void anErrorBesideResultsIsNamedAndTheResultsAreRead() {
    PatientFacts facts = read(with(call(), "conditions", searchset(TREMOR, FAILED)));

    assertThat(facts.findings()).hasSize(1);
    assertThat(facts.notEvaluated())
        .extracting(NotEvaluated::reason)
        .containsExactly("the EHR reported an error beside these results");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"link\": [{\"relation\": \"next\", \"url\": \"https://ehr.example/2\"}], \"entry\"",
        "\"total\": 2, \"entry\""
      })
  void ofSeveralPagesTheOneThatIsThereIsReadAndTheRestNamed(String more) {
    String page = searchset(TREMOR).replace("\"entry\"", more);

    PatientFacts facts = read(with(call(), "conditions", page));

    assertThat(facts.findings()).hasSize(1);
    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "/prefetch/conditions",
                Cause.INCOMPLETE,
                "there are more results than were sent; only these were read"));
  }

  @Test
  void keysThatWereNotAskedForAreNamedAndNotRead() {
    PatientFacts facts = read(with(call(), "zebulon", searchset(TREMOR)));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "/prefetch",
                Cause.TYPE,
                "it has keys that were not asked for; they were not read"));
  }

  @ParameterizedTest
  @CsvSource({
    "patient, patient",
    "medicationRequests medicationStatements, medicationRequests medicationStatements",
    "conditions findings findings2 labs vitalSigns, conditions findings findings2 labs vitalSigns",
    "medicationStatements, ''",
    "medicationRequests, ''",
    "conditions, ''",
    "findings findings2 labs vitalSigns, ''",
    "allergies, ''"
  })
  void onlyANeedOfWhichNothingIsThereIsUnobtainable(String removed, String expected) {
    List<String> keys = expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1));

    assertThat(unobtainable(without(removed.split(" ", -1)))).isEqualTo(keys);
  }

  @Test
  void whatFailedIsAsUnobtainableAsWhatIsMissing() {
    assertThat(unobtainable(with(without("medicationStatements"), "medicationRequests", FAILED)))
        .containsExactly("medicationRequests", "medicationStatements");
  }

  @Test
  void aPatientThatWasNotFoundIsUnobtainable() {
    assertThat(unobtainable(with(call(), "patient", "null"))).containsExactly("patient");
    assertThat(unobtainable(with(call(), "patient", searchset()))).containsExactly("patient");
  }

  @Test
  void withoutPrefetchAllNeedsAreUnobtainable() {
    Prefetch none = new Prefetch("p", MissingNode.getInstance(), QUERIES, Moment.NONE);

    assertThat(none.unobtainable()).hasSize(QUERIES.size() - 2);
  }

  @Test
  void findingsAreKnownInFullWhenEveryQueryForThemWasAnsweredInFull() {
    assertThat(read(call()).coverage().findingsComplete()).isTrue();
    assertThat(read(with(call(), "conditions", searchset(TREMOR))).coverage().findingsComplete())
        .isTrue();
    assertThat(read(without("labs", "allergies")).coverage().findingsComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"conditions", "findings", "findings2"})
  void findingsAreNotKnownInFullWhenAQueryForThemIsMissing(String key) {
    assertThat(read(without(key)).coverage().findingsComplete()).isFalse();
    assertThat(read(with(call(), key, FAILED)).coverage().findingsComplete()).isFalse();
  }

  @Test
  void findingsAreNotKnownInFullWhenARecordCouldNotBeRead() {
    String modified = TREMOR.replace("\"id\"", "\"modifierExtension\": [{}], \"id\"");

    assertThat(read(with(call(), "conditions", searchset(modified))).coverage().findingsComplete())
        .isFalse();
  }

  @Test
  void aBundleOfAPatientPromisesNothing() {
    assertThat(Bundles.facts(TREMOR).coverage().findingsComplete()).isFalse();
  }

  @Test
  void unknownDrugsInUseAreCountedOnceForEachName() {
    String unknown = GABAPENTIN.replace("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:ours");
    String again = unknown.replace("\"g\"", "\"h\"");
    String stopped = unknown.replace("25480", "2").replace("active", "stopped");

    PatientFacts facts =
        read(with(call(), "medicationRequests", searchset(unknown, again, stopped)));

    assertThat(facts.coverage().unknownDrugs()).containsExactly("MedicationRequest/g");
  }

  @Test
  void aDrugWithACodeThatTheTablesDoNotHaveIsMostLikelyAnotherOne() {
    String metformin = GABAPENTIN.replace("25480", "6809");

    PatientFacts facts = read(with(call(), "medicationRequests", searchset(metformin)));

    assertThat(facts.coverage().unknownDrugs()).isEmpty();
    assertThat(facts.notEvaluated()).isNotEmpty();
  }

  @Test
  void anOrderThatIsCompletedIsNotCountedAmongTheUnknown() {
    String completed =
        GABAPENTIN
            .replace("http://www.nlm.nih.gov/research/umls/rxnorm", "urn:ours")
            .replace("active", "completed");

    PatientFacts facts = read(with(call(), "medicationRequests", searchset(completed)));

    assertThat(facts.coverage().unknownDrugs()).isEmpty();
  }
}
