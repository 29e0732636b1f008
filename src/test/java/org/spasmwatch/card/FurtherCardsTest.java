package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.testkit.Knowledge;

class FurtherCardsTest {

  private static Card card(int number, Indicator indicator) {
    return new Card(
        new UUID(0, number),
        "Matter " + number,
        "Detail",
        indicator,
        new Source("Spasmwatch", "movement", "Movement"),
        List.of(),
        new Explanation(
            "1",
            List.of("CLAIM-" + number),
            List.of("ClinicalUseDefinition/s" + number + "/_history/1"),
            List.of("Observation/" + number),
            "unknown",
            "conditional",
            Set.of(),
            Set.of(),
            List.of(suspected("drug-" + number))));
  }

  private static Suspected suspected(String drug) {
    return new Suspected(drug, "on-treatment", null, null, List.of(), List.of(), List.of(), null);
  }

  private static List<Card> cards(int count, Indicator indicator) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> card(i, indicator)).toList();
  }

  private static List<Card> capped(List<Card> cards) {
    return new FurtherCards(
            Knowledge.bundled(), new ClinicianWording(Knowledge.bundled()), name -> new UUID(1, 1))
        .capped(cards);
  }

  @Test
  void asManyAsThePolicyAllowsAreShown() {
    assertThat(capped(cards(5, Indicator.INFO))).isEqualTo(cards(5, Indicator.INFO));
  }

  @Test
  void oneMoreIsOneTooMany() {
    List<Card> shown = capped(cards(6, Indicator.INFO));

    assertThat(shown).hasSize(5);
    assertThat(shown.get(4).summary()).startsWith("2 further matters");
  }

  @Test
  void theRestIsSummedUpInOne() {
    List<Card> shown = capped(cards(7, Indicator.WARNING));

    assertThat(shown).hasSize(5);
    Card last = shown.get(4);
    assertThat(last.summary()).isEqualTo("3 further matters about this patient's medicines");
    assertThat(last.detail()).contains("- Matter 5", "- Matter 6", "- Matter 7");
    assertThat(last.indicator()).isEqualTo(Indicator.WARNING);
    assertThat(last.explanation().claims()).containsExactly("CLAIM-5", "CLAIM-6", "CLAIM-7");
  }

  @Test
  void whatIsSummedUpCanStillBeTracedBack() {
    Explanation why = capped(cards(6, Indicator.INFO)).get(4).explanation();

    assertThat(why.statements())
        .containsExactly(
            "ClinicalUseDefinition/s5/_history/1", "ClinicalUseDefinition/s6/_history/1");
    assertThat(why.about()).containsExactly("Observation/5", "Observation/6");
    assertThat(why.suspects()).extracting(Suspected::drug).containsExactly("drug-5", "drug-6");
    assertThat(why.policy()).containsExactly("maximum-cards");
  }

  @Test
  void aCriticalCardIsNeverSummedUp() {
    assertThat(capped(cards(7, Indicator.CRITICAL))).isEqualTo(cards(7, Indicator.CRITICAL));
  }
}
