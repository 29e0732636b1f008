package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/** What is left to be fetched, and how a prefetch and what was fetched become one. */
class FetchedTest {
  private static final List<Query> QUERIES = Queries.of(Knowledge.bundled().terms());
  private static final String TREMOR = condition("t", "26079004");
  private static final String MYOCLONUS = condition("m", "17450006");
  private static final String NEXT =
      "\"link\": [{\"relation\": \"next\", \"url\": \"https://ehr.example/2\"}], \"entry\"";
  private static final String FAILED =
      """
      {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
      """;

  private static Prefetch prefetch(ObjectNode call) {
    return new Prefetch("p", call.path("prefetch"), QUERIES, Moment.NONE);
  }

  private static Prefetch withoutConditions() {
    ObjectNode call = call();
    ((ObjectNode) call.path("prefetch")).remove("conditions");
    return prefetch(call);
  }

  private static Prefetch withAPageOfConditions() {
    String page = searchset(TREMOR).replace("\"entry\"", "\"total\": 2, " + NEXT);
    return prefetch(with(call(), "conditions", page));
  }

  private static PatientFacts read(Prefetch prefetch, @Nullable String shortfall, String... pages) {
    Fetched fetched =
        new Fetched("conditions", List.of(pages).stream().map(Bundles::json).toList(), shortfall);
    return new FactReader(Knowledge.bundled().terms(), 100)
        .read(prefetch.with(List.of(fetched)), Bundles.AT)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }

  private static List<String> reasons(PatientFacts facts) {
    return facts.notEvaluated().stream().map(NotEvaluated::reason).toList();
  }

  @Test
  void whatWasAnsweredInFullIsNotWanted() {
    assertThat(prefetch(call()).wanted()).isEmpty();
    assertThat(prefetch(with(call(), "conditions", searchset(TREMOR))).wanted()).isEmpty();
    assertThat(prefetch(with(call(), "conditions", TREMOR)).wanted()).isEmpty();
  }

  @Test
  void whatWasNotSentOrFailedIsWantedFromItsBeginning() {
    assertThat(withoutConditions().wanted())
        .singleElement()
        .satisfies(
            wanted -> {
              assertThat(wanted.query().key()).isEqualTo("conditions");
              assertThat(wanted.next()).isNull();
            });
    assertThat(prefetch(with(call(), "conditions", FAILED)).wanted()).hasSize(1);
    assertThat(prefetch(with(call(), "conditions", searchset(FAILED))).wanted()).hasSize(1);
  }

  @Test
  void ofAPageWhatComesAfterItIsWanted() {
    assertThat(withAPageOfConditions().wanted())
        .extracting(Wanted::next)
        .containsExactly("https://ehr.example/2");
  }

  @Test
  void pagesAreJoinedToThePageThatWasSent() {
    PatientFacts facts = read(withAPageOfConditions(), null, searchset(MYOCLONUS));

    assertThat(facts.findings()).hasSize(2);
    assertThat(reasons(facts)).isEmpty();
    assertThat(facts.coverage().findingsComplete()).isTrue();
  }

  @Test
  void fewerThanTheTotalIsAGapAllTheSame() {
    PatientFacts facts = read(withAPageOfConditions(), null, searchset());

    assertThat(reasons(facts)).hasSize(1);
    assertThat(facts.coverage().findingsComplete()).isFalse();
  }

  @Test
  void aPageWhoseRestCouldNotBeFetchedIsReadAndTheReasonNamed() {
    PatientFacts facts = read(withAPageOfConditions(), "it broke");

    assertThat(facts.findings()).hasSize(1);
    assertThat(reasons(facts))
        .containsExactly("not all results could be fetched: it broke; only these were read");
  }

  @Test
  void whatCouldNotBeFetchedIsNamedWithBothReasons() {
    assertThat(reasons(read(withoutConditions(), "it broke")))
        .containsExactly("this key was not sent, and could not be fetched: it broke");
    assertThat(reasons(read(prefetch(with(call(), "conditions", FAILED)), "it broke")))
        .containsExactly(
            "the query failed in the EHR (timeout), and could not be made again: it broke");
  }

  @Test
  void aPageThatDoesNotFitEndsThePages() {
    String other = "{\"resourceType\": \"CapabilityStatement\"}";

    PatientFacts facts =
        read(withoutConditions(), null, searchset(TREMOR), other, searchset(MYOCLONUS));

    assertThat(facts.findings()).hasSize(1);
    assertThat(reasons(facts).get(0)).contains("something else than was asked for");
    assertThat(facts.coverage().findingsComplete()).isFalse();
  }

  @Test
  void aPageWithAnotherPatientIsNotTaken() {
    String page = searchset(TREMOR, "{\"resourceType\": \"Patient\", \"id\": \"q\"}");

    PatientFacts facts = read(withoutConditions(), null, page);

    assertThat(facts.findings()).isEmpty();
    assertThat(reasons(facts).get(0)).contains("another patient");
  }

  @Test
  void aKeyThatNobodyAskedForChangesNothing() {
    Prefetch sent = prefetch(call());

    assertThat(sent.with(List.of(Fetched.nothing("zebulon", "it broke"))).wanted()).isEmpty();
  }

  @Test
  void anUrlHasTheIdOfThePatientAndNothingThatHasToBeEscaped() {
    assertThat(QUERIES)
        .extracting(query -> query.url("a-1.B"))
        .allMatch(url -> url.matches("[A-Za-z0-9\\-._~/?&=:,%]+"))
        .contains("Patient/a-1.B", "Condition?patient=a-1.B&_count=200")
        .anyMatch(url -> url.contains("code=http://loinc.org%7C"));
  }

  @Test
  void anIdCannotChangeTheFormOfAUrl() {
    assertThat(QUERIES.get(0).url("../x?y=1&z#é")).isEqualTo("Patient/..%2Fx%3Fy%3D1%26z%23%C3%A9");
  }
}
