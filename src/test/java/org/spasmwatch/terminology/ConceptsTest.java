package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptsTest {
  private final Concepts concepts =
      new Concepts(
          List.of(
              concept("movement"),
              concept("twitching", "movement"),
              concept("myoclonus", "twitching"),
              related(concept("jerks", "movement"), "myoclonus"),
              concept("rash")));

  private static Concept concept(String key, String... broader) {
    return new Concept(
        key, key, Set.of(), List.of(), Set.copyOf(Arrays.asList(broader)), Set.of(), null);
  }

  private static Concept related(Concept concept, String key) {
    return new Concept(
        concept.key(), concept.key(), Set.of(), List.of(), concept.broader(), Set.of(key), null);
  }

  @Test
  void allOfThemAreTold() {
    assertThat(concepts.all())
        .extracting(Concept::key)
        .containsExactlyInAnyOrder("movement", "twitching", "myoclonus", "jerks", "rash");
  }

  @ParameterizedTest
  @CsvSource({
    "myoclonus, myoclonus, EXACT",
    "myoclonus, twitching, NARROWER",
    "myoclonus, movement, NARROWER",
    "twitching, myoclonus, BROADER",
    "movement, myoclonus, BROADER",
    "jerks, myoclonus, RELATED",
    "myoclonus, jerks, RELATED",
    "jerks, twitching, NONE",
    "rash, movement, NONE",
    "no-such-finding, movement, NONE"
  })
  void closenessFollowsTheHierarchy(String found, String wanted, Closeness closeness) {
    assertThat(concepts.closeness(found, wanted)).isEqualTo(closeness);
  }

  @Test
  void onlyTheSameAndTheNarrowerAreCertain() {
    assertThat(Arrays.stream(Closeness.values()).filter(Closeness::certain))
        .containsExactly(Closeness.EXACT, Closeness.NARROWER);
    assertThat(Arrays.stream(Closeness.values()).filter(Closeness::matches))
        .doesNotContain(Closeness.NONE)
        .hasSize(4);
  }

  @Test
  void aCycleIsRefused() {
    List<Concept> cycle = List.of(concept("a", "b"), concept("b", "a"));

    assertThatThrownBy(() -> new Concepts(cycle)).hasMessageContaining("kind of itself");
  }

  @Test
  void twoWaysToOneAncestorAreNoCycle() {
    Concepts diamond =
        new Concepts(
            List.of(
                concept("top"), concept("l", "top"), concept("r", "top"), concept("x", "l", "r")));

    assertThat(diamond.closeness("x", "top")).isEqualTo(Closeness.NARROWER);
  }

  @Test
  void anUnknownKeyIsRefusedByName() {
    assertThatThrownBy(() -> concepts.require("cramp")).hasMessageContaining("'cramp'");
    assertThat(concepts.find("cramp")).isEmpty();
    assertThat(concepts.keys())
        .containsExactly("jerks", "movement", "myoclonus", "rash", "twitching");
  }
}
