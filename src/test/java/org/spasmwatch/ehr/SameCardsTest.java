package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Moment;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.fhir.patient.Query;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.CaseBundle;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Knowledge;

/**
 * The same cards either way: the patient of each case prefetched in full, not at all, and in part,
 * with what is left out fetched from an EHR that has the same records, page by page.
 */
class SameCardsTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final List<Query> QUERIES = Queries.of(Knowledge.bundled().terms());
  private static final String FAILED =
      """
      {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
      """;
  private static final Rounds ROUNDS = new Rounds(Rounds.USUAL);

  @AfterAll
  static void close() {
    ROUNDS.close();
  }

  @TestFactory
  Stream<DynamicTest> fetchingChangesNoCard() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> cases = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases.stream()
          .map(
              file -> DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> same(file)));
    }
  }

  private static void same(Path file) throws IOException {
    Case patient = Case.read(file);
    Instant at = AssessmentDate.parse(patient.at()).orElseThrow();
    try (Ehr ehr = Ehr.of(CaseBundle.of(patient, Knowledge.bundled()))) {
      ObjectNode whole = JsonNodeFactory.instance.objectNode();
      QUERIES.forEach(query -> whole.set(query.key(), ehr.answer(query.url("p"))));
      PatientFacts expected = facts(whole, ehr, at);
      assertThat(ehr.seen()).isEmpty();

      ehr.pages(2);
      ObjectNode some = inPart(whole, ehr, new Random(file.hashCode()));

      assertThat(facts(MissingNode.getInstance(), ehr, at)).isEqualTo(expected);
      PatientFacts completed = facts(some, ehr, at);
      assertThat(completed).isEqualTo(expected);
      assertThat(Assessed.of(Knowledge.bundled(), completed).cards())
          .isEqualTo(Assessed.of(Knowledge.bundled(), expected).cards());
    }
  }

  /** Each key as it was, or failed, or its first page alone, or left out. */
  private static ObjectNode inPart(ObjectNode whole, Ehr ehr, Random chance) {
    ObjectNode some = whole.deepCopy();
    for (Query query : QUERIES) {
      switch (chance.nextInt(4)) {
        case 0 -> some.remove(query.key());
        case 1 -> some.set(query.key(), Bundles.json(FAILED));
        case 2 -> some.set(query.key(), ehr.answer(query.url("p")));
        default -> {}
      }
    }
    return some;
  }

  private static PatientFacts facts(JsonNode json, Ehr ehr, Instant at) {
    Prefetch sent = new Prefetch("p", json, QUERIES, Moment.NONE);
    Prefetch whole = ROUNDS.complete(sent, new Access(ehr.base(), null)).prefetch();
    return new FactReader(Knowledge.bundled().terms(), 10_000)
        .read(whole, at)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }
}
