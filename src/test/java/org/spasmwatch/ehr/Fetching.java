package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Moment;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Knowledge;

/** An EHR with one patient of a few records, and ways to fetch from it. */
abstract class Fetching {
  static final String MYOCLONUS = condition("m", "17450006");
  static final String TREMOR = condition("t", "26079004");
  private static @Nullable Rounds rounds;

  final Ehr ehr = Ehr.of(Bundles.PATIENT, GABAPENTIN, MYOCLONUS, TREMOR);

  @BeforeAll
  static void begin() {
    rounds = new Rounds(Rounds.USUAL);
  }

  @AfterAll
  static void end() {
    usual().close();
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  static Rounds usual() {
    if (rounds == null) {
      throw new AssertionError("not begun");
    }
    return rounds;
  }

  static Prefetch prefetch(JsonNode json) {
    return new Prefetch("p", json, Queries.of(Knowledge.bundled().terms()), Moment.NONE);
  }

  /** Nothing was prefetched. */
  static Prefetch nothing() {
    return prefetch(MissingNode.getInstance());
  }

  /** All was prefetched but conditions, of which nothing is known. */
  static Prefetch withoutConditions() {
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN));
    ((ObjectNode) call.path("prefetch")).remove("conditions");
    return prefetch(call.path("prefetch"));
  }

  Access open() {
    return new Access(ehr.base(), null);
  }

  Access under(Token token) {
    return new Access(ehr.base(), token);
  }

  static Token token(String scope) {
    return new Token("opaque", 300, scope, null);
  }

  static PatientFacts facts(Completed completed) {
    return new FactReader(Knowledge.bundled().terms(), 10_000)
        .read(completed.prefetch(), Bundles.AT)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }

  static List<String> reasons(Completed completed) {
    return facts(completed).notEvaluated().stream().map(NotEvaluated::reason).toList();
  }

  /** Why the conditions could not be had, or not all of them. */
  String reason() {
    List<String> reasons = reasons(usual().complete(withoutConditions(), open()));
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }
}
