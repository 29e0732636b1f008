package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.patient.PatientWording;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.SmallKnowledge;

/** A summary has less than 140 characters, whatever a hospital calls its drugs. */
class LongNamesTest {

  /** Mildol under a name of that length. */
  private static KnowledgeBase named(int length) {
    KnowledgeBase small = SmallKnowledge.knowledge();
    KnowledgeBase.Records records = small.records();
    Drug mildol = records.drugs().get(0);
    Drug longer = new Drug(mildol.id(), "m".repeat(length), mildol.codes(), List.of(), List.of());
    return new KnowledgeBase(
        "small+3",
        small.policy(),
        small.terms(),
        new KnowledgeBase.Records(
            List.of(longer),
            records.classes(),
            records.uses(),
            records.sources(),
            records.disagreements(),
            Map.of()));
  }

  private static List<Card> cards(KnowledgeBase knowledge, Wording wording) {
    return new CardWriter(knowledge, wording, name -> new UUID(0, 0))
        .write(
            new Assessor(knowledge)
                .assess(
                    Facts.of(
                        List.of(Facts.taking("mildol", "2026-03-01")),
                        List.of(Facts.seen("muscle-spasm", "2026-04-18"))),
                    Occasion.ASKED));
  }

  @ParameterizedTest
  @CsvSource({"40, true", "139, false"})
  void aNameThatFitsIsSaidAndOneThatDoesNotIsLeftToTheDetail(int length, boolean said) {
    KnowledgeBase knowledge = named(length);
    String name = "m".repeat(length - 1);

    for (Wording wording : Set.of(new ClinicianWording(knowledge), new PatientWording(knowledge))) {
      Card card = cards(knowledge, wording).get(0);

      assertThat(card.summary().contains(name)).isEqualTo(said);
      assertThat(card.detail()).contains(name);
    }
  }

  @Test
  void withoutANameASummaryStillSaysWhatToDo() {
    KnowledgeBase knowledge = named(139);

    assertThat(cards(knowledge, new ClinicianWording(knowledge)).get(0).summary())
        .isEqualTo("Possible drug-related muscle symptoms. Assess today.");
    assertThat(cards(knowledge, new PatientWording(knowledge)).get(0).summary())
        .isEqualTo(
            "One of your medicines may be the cause of new muscle signs. Call your doctor today.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noLengthMakesASummaryOfTooManyCharacters(boolean patient) {
    for (int length = 40; length < 139; length++) {
      KnowledgeBase knowledge = named(length);
      Wording wording = patient ? new PatientWording(knowledge) : new ClinicianWording(knowledge);

      assertThat(cards(knowledge, wording).get(0).summary()).hasSizeLessThan(140);
    }
  }
}
