package org.spasmwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.card.Card;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Knowledge;

class CardTallyTest {
  private static final List<Card> ONE =
      Assessed.of(
              Knowledge.bundled(),
              Bundles.facts(Hooks.GABAPENTIN, Hooks.condition("m", "17450006")))
          .cards();

  private final CardTally tally = new CardTally();

  @Test
  void cardsAreCountedByWhetherTheyWereShown() {
    tally.count(new CardsIssued("spasm-review", ONE, true));
    tally.count(new CardsIssued("spasm-review", ONE, false));
    tally.count(new CardsIssued("spasm-review", ONE, false));
    tally.count(new CardsIssued("spasm-review", List.of(), false));

    assertThat(ONE).hasSize(1);
    assertThat(tally.shown()).isEqualTo(1);
    assertThat(tally.withheld()).isEqualTo(2);
  }
}
