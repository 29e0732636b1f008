package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.card.Proposal.RecordReview;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.Case.ExpectedCard;

/** One test for each file of {@code cases/**.yaml}: a patient in, the expected cards out. */
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  Stream<DynamicTest> everyCaseHolds() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<Path> cases = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
      assertThat(cases).isNotEmpty();
      return cases.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(CASES.relativize(file).toString(), () -> named(file)));
    }
  }

  /** Checks a case, and says which it was when it does not hold. */
  private static void named(Path file) throws IOException {
    try {
      check(file);
    } catch (AssertionError e) {
      throw new AssertionError(file + ": " + e.getMessage(), e);
    }
  }

  private static void check(Path file) throws IOException {
    Case patient = Case.read(file);
    Assessed assessed = Assessed.of(patient);
    List<Card> cards = assessed.cards();
    assertThat(cards.stream().map(c -> c.indicator().code() + ": " + c.summary()))
        .as("cards")
        .hasSameSizeAs(patient.expect().cards());
    for (int i = 0; i < cards.size(); i++) {
      check(cards.get(i), patient.expect().cards().get(i));
    }
    for (String reason : orNone(patient.expect().notEvaluated())) {
      assertThat(assessed.assessment().notEvaluated())
          .extracting(NotEvaluated::reason)
          .anySatisfy(r -> assertThat(r).contains(reason));
    }
  }

  private static void check(Card card, ExpectedCard expected) {
    assertThat(card.indicator().code()).as(card.summary()).isEqualTo(expected.indicator());
    explanation(card.explanation(), expected);
    orNone(expected.summary()).forEach(words -> assertThat(card.summary()).contains(words));
    orNone(expected.says()).forEach(words -> assertThat(card.detail()).contains(words));
    orNone(expected.notSays()).forEach(words -> assertThat(card.detail()).doesNotContain(words));
    if (expected.suggests() != null) {
      assertThat(card.suggestions())
          .filteredOn(suggestion -> !(suggestion.proposal() instanceof RecordReview))
          .extracting(Suggestion::label)
          .containsExactlyInAnyOrderElementsOf(expected.suggests());
    }
  }

  private static void explanation(Explanation explanation, ExpectedCard expected) {
    List<String> statements = explanation.statements().stream().map(CasesTest::id).toList();
    assertThat(statements).containsAll(orNone(expected.statements()));
    assertThat(statements).doesNotContainAnyElementsOf(orNever(expected.notStatements()));
    assertThat(explanation.claims()).containsAll(orNone(expected.claims()));
    if (expected.drugs() != null) {
      assertThat(explanation.suspects().stream().map(Suspected::drug).distinct())
          .containsExactlyElementsOf(expected.drugs());
    }
    if (expected.timing() != null) {
      assertThat(explanation.timing()).isEqualTo(expected.timing());
    }
    if (expected.certainty() != null) {
      assertThat(explanation.certainty()).isEqualTo(expected.certainty());
    }
    if (expected.missing() != null) {
      assertThat(explanation.missing()).containsExactlyInAnyOrderElementsOf(expected.missing());
    }
    if (expected.policy() != null) {
      assertThat(explanation.policy()).containsExactlyInAnyOrderElementsOf(expected.policy());
    }
  }

  private static String id(String reference) {
    return reference.replaceAll("^ClinicalUseDefinition/|/_history/.*$", "");
  }

  private static List<String> orNone(@Nullable List<String> list) {
    return list == null ? List.of() : list;
  }

  /** A list that no statement is in, for an assertion that wants at least one element. */
  private static List<String> orNever(@Nullable List<String> list) {
    return list == null || list.isEmpty() ? List.of("(none)") : list;
  }
}
