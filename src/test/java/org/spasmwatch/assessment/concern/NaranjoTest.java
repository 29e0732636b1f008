package org.spasmwatch.assessment.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.assessment.concern.Naranjo.Question;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.Knowledge;

class NaranjoTest {
  private static final Path CASES = Path.of("src/test/resources/cases/exposure/dechallenge");

  private static Naranjo of(String name) throws IOException {
    Case patient = Case.read(CASES.resolve(name + ".yaml"));
    return Assessed.of(Knowledge.bundled(), Assessed.facts(patient))
        .assessment()
        .concerns()
        .get(0)
        .suspects()
        .get(0)
        .naranjo();
  }

  private static Item item(Naranjo naranjo, Question question) {
    return naranjo.items().get(question.ordinal());
  }

  @Test
  void whatNobodyAnsweredLeavesTheWholeRange() {
    Naranjo open = new Naranjo(Stream.of(Question.values()).map(Item::open).toList());

    assertThat(open.min()).isEqualTo(-4);
    assertThat(open.max()).isEqualTo(13);
  }

  @Test
  void aDechallengeAndARechallengeAnswerTheirItems() throws IOException {
    Naranjo naranjo = of("gone-without-the-drug-and-back-with-it-is-probable");

    assertThat(item(naranjo, Question.AFTER_THE_DRUG).min()).isEqualTo(2);
    assertThat(item(naranjo, Question.BETTER_WITHOUT).min()).isEqualTo(1);
    assertThat(item(naranjo, Question.AGAIN_WITH).min()).isEqualTo(2);
    assertThat(item(naranjo, Question.EARLIER_REACTION).min()).isEqualTo(1);
    assertThat(naranjo.min()).isLessThanOrEqualTo(naranjo.max());
  }

  @Test
  void whatIsNotOnRecordStaysOpen() throws IOException {
    Naranjo naranjo = of("without-a-record-that-it-was-gone-it-stays-possible");

    assertThat(item(naranjo, Question.BETTER_WITHOUT))
        .isEqualTo(Item.open(Question.BETTER_WITHOUT));
    assertThat(item(naranjo, Question.AGAIN_WITH)).isEqualTo(Item.open(Question.AGAIN_WITH));
  }

  @Test
  void anotherSuspectCountsAgainstTheFirst() throws IOException {
    assertThat(item(of("another-suspect-keeps-it-possible"), Question.OTHER_CAUSES))
        .isEqualTo(Item.answered(Question.OTHER_CAUSES, -1));
  }
}
