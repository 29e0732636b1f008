package org.spasmwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.card.Card;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Knowledge;

class CurrentKnowledgeTest {
  private static final String STATEMENT = "gabapentin-myoclonus";

  private static CurrentKnowledge without(String... disabled) {
    CurrentKnowledge current =
        new CurrentKnowledge(List.of(disabled), Clock.fixed(Bundles.AT, ZoneOffset.UTC));
    current.replace(Knowledge.bundled());
    return current;
  }

  private static List<String> statements(KnowledgeBase knowledge) {
    return knowledge.records().uses().stream().map(ClinicalUse::id).toList();
  }

  private static List<Card> cardsFrom(CurrentKnowledge current) {
    PatientFacts facts = Bundles.facts(Hooks.GABAPENTIN, Hooks.condition("m", "17450006"));
    return Assessed.of(current.assessed().orElseThrow(), facts).cards();
  }

  @Test
  void withNothingSwitchedOffAssessmentsUseAllThatIsPublished() {
    CurrentKnowledge current = without();

    assertThat(current.assessed()).isEqualTo(current.find());
    assertThat(cardsFrom(current)).isNotEmpty();
    assertThat(current.inForce().orElseThrow().since()).isEqualTo(Bundles.AT);
  }

  @Test
  void aStatementThatIsSwitchedOffMakesNoCardAndCanStillBeRead() {
    CurrentKnowledge current = without(STATEMENT);

    assertThat(cardsFrom(current))
        .noneSatisfy(
            card ->
                assertThat(card.explanation().statements().toString()).contains(STATEMENT + "/"));
    assertThat(statements(current.assessed().orElseThrow())).doesNotContain(STATEMENT);
    assertThat(statements(current.find().orElseThrow())).contains(STATEMENT);
    assertThat(current.inForce().orElseThrow().disabled()).containsExactly(STATEMENT);
  }

  @Test
  void everyStatementCanBeSwitchedOffAlone() {
    for (String statement : statements(Knowledge.bundled())) {
      InForce inForce =
          InForce.of(Knowledge.bundled(), new InForce.Off(List.of(statement), false), Bundles.AT);

      assertThat(statements(inForce.assessed()))
          .hasSize(statements(Knowledge.bundled()).size() - 1)
          .doesNotContain(statement);
    }
  }

  @Test
  void theLayerBeyondTheSourcesCanBeSwitchedOffAsAWholeAndCanStillBeRead() {
    KnowledgeBase all = Knowledge.bundled();

    InForce off = InForce.of(all, new InForce.Off(List.of(), true), Bundles.AT);

    List<String> layer =
        all.records().uses().stream()
            .filter(use -> all.layerOf(use.statement()) == Source.Layer.BEYOND_SOURCES)
            .map(ClinicalUse::id)
            .toList();
    assertThat(layer).contains("statins-leg-cramps").doesNotContain("gabapentin-muscle-spasm");
    assertThat(statements(off.assessed())).doesNotContainAnyElementsOf(layer);
    assertThat(statements(off.assessed())).hasSize(statements(all).size() - layer.size());
    assertThat(statements(off.published())).containsAll(layer);
    assertThat(off.beyondSources()).isFalse();
    assertThat(off.disabled()).isEmpty();
  }

  @Test
  void anIdThatIsNoStatementIsNamedAndSwitchesNothingOff() {
    InForce inForce = without(" gabapentin-myoclonus ", "gabapentin-myclonus", "").inForce().get();

    assertThat(inForce.disabled()).containsExactly("gabapentin-myoclonus");
    assertThat(inForce.unknown()).containsExactly("gabapentin-myclonus");
  }

  @Test
  void untilAKnowledgeIsInForceThereIsNone() {
    CurrentKnowledge current = new CurrentKnowledge(List.of(), Clock.systemUTC());

    assertThat(current.find()).isEmpty();
    assertThat(current.assessed()).isEmpty();
  }
}
