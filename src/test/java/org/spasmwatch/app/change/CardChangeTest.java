package org.spasmwatch.app.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/** Which cards another knowledge would change, on the cases of the tests. */
class CardChangeTest {
  private static final String USE = "ClinicalUseDefinition/";
  private static final KnowledgeBase ALL = Knowledge.bundled();

  private static List<CardChange> changes(
      KnowledgeBase before, KnowledgeBase after, Cases.Patient patient) {
    return CardChange.of(before, after, new CardChange.Patient(patient.facts(), patient.facts()));
  }

  private static List<Card> cards(Cases.Patient patient) {
    return Assessed.atHook(ALL, patient).cards();
  }

  /** A case in which nothing is asked but the question itself, and that has such a card. */
  private static Cases.Patient patient(Predicate<Card> with) {
    return Cases.all().stream()
        .filter(p -> p.occasion() == Occasion.ASKED)
        .filter(p -> cards(p).size() == 1 && with.test(cards(p).get(0)))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> ids(Card card) {
    return Set.copyOf(
        CardChange.statements(card).stream().map(s -> s.substring(USE.length())).toList());
  }

  @Test
  void theSameKnowledgeChangesNoCard() {
    assertThat(Cases.all()).allSatisfy(p -> assertThat(changes(ALL, ALL, p)).isEmpty());
  }

  @Test
  void aCardGoesWithItsStatementAndComesWithIt() {
    Cases.Patient patient = patient(card -> ids(card).size() == 1);
    Card card = cards(patient).get(0);
    KnowledgeBase without = ALL.without(ids(card));

    List<CardChange> gone = changes(ALL, without, patient);
    List<CardChange> back = changes(without, ALL, patient);

    assertThat(gone).extracting(CardChange::kind).containsOnly("gone");
    assertThat(Objects.requireNonNull(gone.get(0).before()).summary()).isEqualTo(card.summary());
    assertThat(back).extracting(CardChange::kind).containsOnly("new");
    assertThat(Objects.requireNonNull(back.get(0).after()).detail()).isEqualTo(card.detail());
  }

  @Test
  void aCardThatLosesOneOfItsStatementsIsChanged() {
    Cases.Patient patient = patient(card -> ids(card).size() > 2);
    Card card = cards(patient).get(0);
    boolean changed =
        ids(card).stream()
            .map(id -> changes(ALL, ALL.without(Set.of(id)), patient))
            .anyMatch(found -> found.size() == 1 && found.get(0).kind().equals("changed"));

    assertThat(changed).isTrue();
  }
}
