package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** What a card is known by, what it proposes, and why it may be overridden. */
class CardPartsTest {
  private static Suspected suspected(String drug) {
    return new Suspected(drug, "on-treatment", null, null, List.of(), List.of(), List.of(), null);
  }

  private static Card about(String topic, List<String> statements, String... drugs) {
    Explanation why =
        new Explanation(
            "1",
            List.of(),
            statements,
            List.of(),
            null,
            null,
            Set.of(),
            Set.of(),
            Stream.of(drugs).map(CardPartsTest::suspected).toList());
    return new Card(
        new UUID(0, 1),
        "Summary",
        "Detail",
        Indicator.INFO,
        new Source("Spasmwatch", topic, "Topic"),
        List.of(),
        why);
  }

  @Test
  void cardsOfTheSameMatterAreOneIssueInWhateverOrder() {
    Card one = about("movement", List.of("s/1", "t/2"), "a", "b", "a");
    Card other = about("movement", List.of("t/2", "s/1", "s/1"), "b", "a");

    assertThat(one.issue()).isEqualTo("movement a b s/1 t/2").isEqualTo(other.issue());
  }

  @Test
  void anotherProblemDrugOrVersionIsAnotherIssue() {
    assertThat(
            Stream.of(
                    about("movement", List.of("s/1"), "a"),
                    about("allergy", List.of("s/1"), "a"),
                    about("movement", List.of("s/2"), "a"),
                    about("movement", List.of("s/1"), "b"))
                .map(Card::issue))
        .doesNotHaveDuplicates();
  }

  @Test
  void eachKindOfProposalIsItsOwnCase() {
    Proposal test = new Proposal.OrderTest("Patient/1", new Code(Systems.LOINC, "2951-2"), "Na");
    Proposal removal = new Proposal.RemoveOrder("MedicationRequest/1", "Mildol");
    Proposal keep = new Proposal.KeepOrder("MedicationRequest/2", "Mildol");
    Proposal review = new Proposal.RecordReview("Patient/1");

    assertThat(Stream.of(test, removal, keep, review).map(CardPartsTest::kind))
        .containsExactly(
            "test Na",
            "removal MedicationRequest/1",
            "keep MedicationRequest/2",
            "review Patient/1");
    assertThat(removal.description()).isEqualTo("Remove the draft order of Mildol");
  }

  private static String kind(Proposal proposal) {
    return proposal.match(
        new Proposal.Cases<>() {
          @Override
          public String test(Proposal.OrderTest test) {
            return "test " + test.label();
          }

          @Override
          public String removal(Proposal.RemoveOrder removal) {
            return "removal " + removal.order();
          }

          @Override
          public String keep(Proposal.KeepOrder keep) {
            return "keep " + keep.order();
          }

          @Override
          public String review(Proposal.RecordReview review) {
            return "review " + review.patient();
          }
        });
  }

  @ParameterizedTest
  @EnumSource(OverrideReason.class)
  void aReasonIsFoundByItsCode(OverrideReason reason) {
    assertThat(OverrideReason.of(reason.code())).contains(reason);
    assertThat(reason.display()).isNotBlank();
  }

  @Test
  void noOtherCodeIsAReason() {
    assertThat(OverrideReason.of("no-such-reason")).isEmpty();
    assertThat(Stream.of(OverrideReason.values()).map(OverrideReason::display))
        .doesNotHaveDuplicates();
  }

  @Test
  void plainTextKeepsTheWordsAndTheLines() {
    assertThat(Markdown.plain("**Why**\n\n- *Sodium:* low  \n_Knowledge 1_"))
        .isEqualTo("Why\n\n- Sodium: low\nKnowledge 1");
  }
}
