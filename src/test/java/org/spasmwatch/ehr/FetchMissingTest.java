package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.PATIENT;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Ehr.Seen;

/** What is asked of an EHR, and what of its answers is taken. */
class FetchMissingTest extends Fetching {
  @Test
  void whatWasNotSentIsFetched() {
    Completed completed = usual().complete(nothing(), open());

    assertThat(completed.prefetch().unobtainable()).isEmpty();
    assertThat(facts(completed).medications()).hasSize(1);
    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).notEvaluated()).isEmpty();
    assertThat(facts(completed).coverage().findingsComplete()).isTrue();
    assertThat(completed.bytes()).isPositive();
  }

  @Test
  void nothingIsAskedTwiceAndNothingThatWasSent() {
    usual().complete(withoutConditions(), open());

    assertThat(ehr.seen()).extracting(Seen::type).containsExactly("Condition");
  }

  @Test
  void whatWasAskedByTheClientAndNotFoundIsNotFetched() {
    usual().complete(prefetch(call().path("prefetch")), open());

    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void aQueryThatFailedInTheClientIsMadeAgain() {
    String failed =
        """
        {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
        """;
    Prefetch prefetch = prefetch(with(call(), "conditions", failed).path("prefetch"));

    Completed completed = usual().complete(prefetch, open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(reasons(completed)).isEmpty();
  }

  @Test
  void thePagesAfterTheOneThatWasSentAreFetched() {
    ehr.pages(1);
    JsonNode first = ehr.answer("Condition?patient=p&_count=200");
    Prefetch prefetch = prefetch(with(call(), "conditions", first.toString()).path("prefetch"));

    Completed completed = usual().complete(prefetch, open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(reasons(completed)).isEmpty();
    assertThat(ehr.seen("Condition")).hasSize(1);
  }

  @Test
  void allPagesOfAnAnswerAreFetched() {
    ehr.pages(1);

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).coverage().findingsComplete()).isTrue();
  }

  @Test
  void codesAreEscapedAsAUrlWantsIt() {
    usual().complete(nothing(), open());

    assertThat(ehr.seen("Observation"))
        .extracting(Seen::query)
        .isNotEmpty()
        .allMatch(query -> query.contains("%7C") && !query.contains("|"));
  }

  @Test
  void theTokenGoesWithEachRequestAndToNobodyElse() {
    usual().complete(nothing(), under(token("patient/*.read")));

    assertThat(ehr.seen())
        .isNotEmpty()
        .allMatch(s -> s.authorization().orElse("").equals("Bearer opaque"));
  }

  @Test
  void withoutATokenNoneIsSent() {
    usual().complete(withoutConditions(), open());

    assertThat(ehr.seen()).allMatch(seen -> seen.authorization().isEmpty());
  }

  @Test
  void aServerThatIsNotRegisteredIsNotAsked() {
    Servers another = Servers.of("test", List.of("https://ehr.example/fhir"), true);

    Completed completed = usual().complete(withoutConditions(), open(), another);

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed))
        .containsExactly(
            "this key was not sent, and could not be fetched: fhirServer is not registered for this"
                + " client");
  }

  @Test
  void anExpiredTokenIsNotTried() {
    Completed completed =
        usual().complete(withoutConditions(), under(new Token("opaque", 0, "patient/*.rs", null)));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).endsWith("the access token is expired");
  }

  @Test
  void aTokenForAnotherPatientIsNotTried() {
    Completed completed =
        usual().complete(withoutConditions(), under(new Token("opaque", 300, "patient/*.rs", "q")));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).endsWith("the access token is for another patient");
  }

  @Test
  void whatTheScopeDoesNotCoverIsNotAskedFor() {
    Completed completed =
        usual().complete(withoutConditions(), under(token("patient/Observation.read")));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).contains("scope", "does not cover Condition");
  }

  @Test
  void whatTheScopeCoversInPartDoesNotCountAsAll() {
    Completed completed =
        usual().complete(withoutConditions(), under(token("patient/Condition.rs?category=x")));

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).coverage().findingsComplete()).isFalse();
    assertThat(reasons(completed).get(0)).contains("covers a part");
  }

  @Test
  void thePatientOfAnotherIdIsNotTaken() {
    String other = PATIENT.replace("\"p\"", "\"q\"");
    ehr.on("Patient", Ehr.json(other));

    Completed completed = usual().complete(nothing(), open());

    assertThat(completed.prefetch().unobtainable()).hasSize(1);
    assertThat(completed.prefetch().unobtainable().get(0).why()).contains("another patient");
  }

  @Test
  void recordsOfSomebodyElseTakeNoPart() {
    ehr.on("Condition", Ehr.json(searchset(MYOCLONUS, TREMOR.replace("Patient/p", "Patient/q"))));

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(facts(completed).findings()).hasSize(1);
    assertThat(reasons(completed)).containsExactly("its subject or focus is not the patient");
  }

  @Test
  void anErrorWithTheStatusOfSuccessIsAnError() {
    ehr.on(
        "Condition",
        Ehr.json(
            """
            {"resourceType": "OperationOutcome",
             "issue": [{"severity": "error", "code": "processing", "diagnostics": "Zebulon"}]}
            """));

    assertThat(reason()).contains("reported an error (processing)").doesNotContain("Zebulon");
  }

  @Test
  void anotherResourceThanWasAskedForIsNotTaken() {
    ehr.on("Condition", Ehr.json("{\"resourceType\": \"CapabilityStatement\"}"));

    assertThat(reason()).contains("something else than was asked for");
  }

  @Test
  void withoutFhirAccessNothingChanges() {
    Completed completed = usual().complete(withoutConditions(), null);

    assertThat(reasons(completed))
        .containsExactly("this key was not sent, so nothing of it was evaluated");
  }

  @Test
  void whatIsFetchedIsCountedUnderTheSettingThatAllowsIt() {
    try (Rounds counted = new Rounds(Rounds.USUAL)) {
      counted.complete(withoutConditions(), open());

      assertThat(
              counted
                  .registry
                  .get("spasmwatch.ehr.requests")
                  .tag("server", "http://127.0.0.1:*")
                  .tag("outcome", "ok")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(
              counted
                  .registry
                  .get("spasmwatch.ehr.rounds")
                  .tag("outcome", "complete")
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }
}
