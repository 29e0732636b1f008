package org.spasmwatch.app.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Knowledge;

/** What a hospital may quieten: never a critical card, never another statement's. */
class QuietedTest {
  private static final Card MYOCLONUS =
      Assessed.of(
              Knowledge.bundled(),
              Bundles.facts(Hooks.GABAPENTIN, Hooks.condition("m", "17450006")))
          .cards()
          .get(0);

  private record Settings(Optional<Set<String>> quieted) implements FeedbackSettings {
    @Override
    public boolean comments() {
      return false;
    }

    @Override
    public Duration retention() {
      return Duration.ofDays(90);
    }

    @Override
    public int queue() {
      return 1;
    }
  }

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private List<Card> left(Card card, String... quieted) {
    Optional<Set<String>> ids = Optional.of(Set.of(quieted)).filter(set -> !set.isEmpty());
    return new Quieted(new Settings(ids), registry).leave(List.of(card));
  }

  private double counted() {
    return registry.find("spasmwatch.cards.quieted").counters().stream()
        .mapToDouble(c -> c.count())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gabapentin-myoclonus", "gabapentin-myoclonus/_history/1"})
  void aCardOfAQuietedStatementIsLeftOutAndCounted(String quieted) {
    assertThat(MYOCLONUS.explanation().statements()).hasSize(1);

    assertThat(left(MYOCLONUS, quieted)).isEmpty();
    assertThat(counted()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gabapentin-tremor",
        "gabapentin",
        "gabapentin-myoclonus/_history/2",
        "ClinicalUseDefinition/gabapentin-myoclonus"
      })
  void anotherStatementOrVersionChangesNothing(String quieted) {
    assertThat(left(MYOCLONUS, quieted)).containsExactly(MYOCLONUS);
    assertThat(counted()).isZero();
  }

  @Test
  void nothingIsQuietUnlessSomebodySaysSo() {
    assertThat(left(MYOCLONUS)).containsExactly(MYOCLONUS);
  }

  @Test
  void aCriticalCardIsNeverLeftOut() {
    Card critical =
        new Card(
            MYOCLONUS.uuid(),
            MYOCLONUS.summary(),
            MYOCLONUS.detail(),
            Indicator.CRITICAL,
            MYOCLONUS.source(),
            MYOCLONUS.suggestions(),
            MYOCLONUS.explanation());

    assertThat(left(critical, "gabapentin-myoclonus")).containsExactly(critical);
  }
}
