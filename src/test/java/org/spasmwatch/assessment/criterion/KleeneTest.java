package org.spasmwatch.assessment.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.criterion.Verdict.Met;
import org.spasmwatch.assessment.criterion.Verdict.NotMet;
import org.spasmwatch.assessment.criterion.Verdict.Undetermined;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;

class KleeneTest {
  private static final Fact FACT =
      new Finding("Observation/1", "fever", Finding.State.ACTIVE, null, null, true);
  private static final Verdict MET = new Met(List.of(FACT), Set.of("fever"));
  private static final Verdict NOT_MET =
      new NotMet(List.of(FACT), Set.of("temperature"), Set.of("fever"));
  private static final Verdict OPEN = new Undetermined(Set.of("sodium"), Set.of("low-sodium"));

  private static Verdict verdict(char letter) {
    return switch (letter) {
      case '+' -> MET;
      case '-' -> NOT_MET;
      default -> OPEN;
    };
  }

  private static String sign(Verdict verdict) {
    return verdict.met() ? "+" : verdict.notMet() ? "-" : "?";
  }

  @ParameterizedTest
  @CsvSource({
    "1, '++', '+'",
    "1, '+-', '+'",
    "1, '+?', '+'",
    "1, '--', '-'",
    "1, '-?', '?'",
    "2, '++', '+'",
    "2, '+-', '-'",
    "2, '+?', '?'",
    "2, '-?', '-'",
    "2, '++-', '+'",
    "2, '+-?', '?'",
    "2, '--?', '-'",
    "2, '???', '?'"
  })
  void whatIsDecidedStaysDecided(int count, String parts, String result) {
    Stream<Verdict> verdicts = parts.chars().mapToObj(c -> verdict((char) c));

    assertThat(sign(Kleene.atLeast(count, verdicts.toList()))).isEqualTo(result);
  }

  @Test
  void anAnswerCarriesTheFactsAndLimitsThatDecidedIt() {
    Verdict met = Kleene.atLeast(1, List.of(MET, OPEN));
    Verdict notMet = Kleene.atLeast(2, List.of(NOT_MET, OPEN));
    Verdict open = Kleene.atLeast(1, List.of(NOT_MET, OPEN));

    assertThat(met.facts()).containsExactly(FACT);
    assertThat(met.policy()).containsExactly("fever");
    assertThat(met.missing()).isEmpty();
    assertThat(notMet.facts()).containsExactly(FACT);
    assertThat(notMet.missing()).containsExactly("temperature");
    assertThat(open.facts()).isEmpty();
    assertThat(open.missing()).contains("sodium");
    assertThat(open.policy()).contains("low-sodium");
  }

  @Test
  void theOppositeKeepsWhatItRestsOn() {
    assertThat(Kleene.not(MET)).isEqualTo(new NotMet(List.of(FACT), Set.of(), Set.of("fever")));
    assertThat(Kleene.not(NOT_MET)).isEqualTo(new Met(List.of(FACT), Set.of("fever")));
    assertThat(Kleene.not(OPEN)).isEqualTo(OPEN);
  }
}
