package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadingGradeTest {

  @Test
  void syllablesAreCountedAsTheyAreSpoken() {
    assertThat(ReadingGrade.syllables("medicine")).isEqualTo(3);
    assertThat(ReadingGrade.syllables("jerks")).isEqualTo(1);
    assertThat(ReadingGrade.syllables("stopped")).isEqualTo(1);
    assertThat(ReadingGrade.syllables("hospital")).isEqualTo(3);
    assertThat(ReadingGrade.syllables("the")).isEqualTo(1);
  }

  @Test
  void theGradeFollowsTheFormula() {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
    assertThat(new ReadingGrade(Set.of()).of("The cat sat on the mat."))
        .isCloseTo(-1.45, within(0.01));
  }

  @Test
  void wordsForExpertsAreHard() {
    String expert =
        "Discontinuation of anticonvulsant medication precipitates neurological symptoms.";

    assertThat(new ReadingGrade(Set.of()).of(expert)).isGreaterThan(12);
  }

  @Test
  void namesAndTitlesAreNotHeldAgainstAText() {
    ReadingGrade grade = new ReadingGrade(Set.of("amitriptyline"));

    assertThat(grade.of("You take amitriptyline.")).isEqualTo(grade.of("You take it."));
    assertThat(grade.of("You take it \"Neuropsychopharmacology\"."))
        .isEqualTo(grade.of("You take it ."));
  }
}
