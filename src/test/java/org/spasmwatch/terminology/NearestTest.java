package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who mistypes a name is told the right one, and is told nothing when it is none of them. */
class NearestTest {
  private static final List<String> KNOWN = List.of("tremor", "myoclonus", "spasm", "cramp");

  @ParameterizedTest
  @CsvSource({
    "tremro, tremor", // exchanged
    "tremo, tremor", // left out
    "ttremor, tremor", // put in
    "myoclonsu, myoclonus",
    "myoclomnus, myoclonus",
    "spsam, spasm",
    "cramps, cramp",
    "xyzzy-xyzzy-xyzzy, myoclonus"
  })
  void theOneThatTakesTheFewestStepsIsTheNearest(String mistyped, String meant) {
    assertThat(Nearest.to(mistyped, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef, abcdefgh, true", // two steps are always a slip
    "abcdef, abcdefghi, false",
    "ab, abcd, true",
    "ab, abcde, false",
    "abcdefghi, abcdefghijkl, true", // a third of nine
    "abcdefghi, abcdefghijklm, false",
    "abcdefghi, abcxyzghi, true",
    "abcdefghi, abwxyzghi, false"
  })
  void aSlipIsTwoStepsOrAThirdOfTheName(String mistyped, String known, boolean slip) {
    assertThat(Nearest.like(mistyped, List.of(known)).isPresent()).isEqualTo(slip);
  }

  @Test
  void ofTwoThatAreEquallyNearTheFirstByNameIsTold() {
    assertThat(Nearest.to("cat", List.of("rat", "bat", "hat"))).contains("bat");
  }

  @Test
  void whereNothingIsKnownNothingIsNear() {
    assertThat(Nearest.to("tremor", List.of())).isEmpty();
    assertThat(Nearest.like("tremor", List.of())).isEmpty();
  }
}
