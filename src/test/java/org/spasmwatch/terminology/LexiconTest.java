package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LexiconTest {
  private static final Code CODE = new Code(Systems.RXNORM, "856706");

  private final Lexicon lexicon =
      new Lexicon(
          List.of(
              new Lexicon.Entry("amitriptyline", List.of(CODE), List.of("amitriptyline")),
              new Lexicon.Entry("perphenazine", List.of(CODE), List.of("Perphenazine")),
              new Lexicon.Entry("cramp", List.of(), List.of("muscle cramps"))));

  @Test
  void aCombinationLeadsToEachIngredient() {
    assertThat(lexicon.of(CODE)).containsExactlyInAnyOrder("amitriptyline", "perphenazine");
    assertThat(lexicon.of(new Code(Systems.ATC, "856706"))).isEmpty();
  }

  @Test
  void aKeyLiesWithinTheBranchesThatItsCodesBelongTo() {
    Code antiepileptic = new Code(Systems.ATC, "N03AX12");
    Lexicon drugs =
        new Lexicon(
            List.of(
                new Lexicon.Entry("gabapentin", List.of(CODE), List.of()),
                new Lexicon.Entry("gabapentin", List.of(antiepileptic), List.of())));

    assertThat(drugs.within("gabapentin", Systems.ATC, "N03")).isTrue();
    assertThat(drugs.within("gabapentin", Systems.ATC, "M03")).isFalse();
    assertThat(drugs.within("gabapentin", Systems.RXNORM, "N03")).isFalse();
    assertThat(drugs.within("nothing", Systems.ATC, "N03")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"muscle cramps", "Muscle  Cramps", " MUSCLE-CRAMPS. ", "(muscle cramps)"})
  void aNameIsFoundWhateverItsCaseAndPunctuation(String text) {
    assertThat(lexicon.named(text)).containsExactly("cramp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no muscle cramps", "muscle cramps denied", "cramps", ""})
  void aTextThatSaysMoreIsNotUnderstood(String text) {
    assertThat(lexicon.named(text)).isEmpty();
  }

  @Test
  void aStrengthAfterTheNameDoesNotHideIt() {
    assertThat(lexicon.named("Amitriptyline 25 MG Oral Tablet")).containsExactly("amitriptyline");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amitriptyline hydrochloride 10 MG / perphenazine 2 MG Oral Tablet",
        "Perphenazine+Amitriptyline"
      })
  void everyPartOfAProductIsNamed(String text) {
    assertThat(lexicon.namedInParts(text)).isEqualTo(Set.of("amitriptyline", "perphenazine"));
  }

  @Test
  void aNameInTheMiddleOfAProductTextIsNotTaken() {
    assertThat(lexicon.namedInParts("allergy to amitriptyline")).isEmpty();
    assertThat(lexicon.namedInParts("")).isEmpty();
  }

  @Test
  void aCodeOfSomethingElseIsAStrangerAndOneThatNobodyKnowsIsNot() {
    Code infusion = new Code(Systems.RXNORM, "1");
    Lexicon knowing = new Lexicon(List.of(), Set.of(infusion));

    assertThat(knowing.stranger(infusion)).isTrue();
    assertThat(knowing.stranger(CODE)).isFalse();
  }

  @Test
  void itKnowsWhichSystemsItSpeaks() {
    assertThat(lexicon.speaks(Systems.RXNORM)).isTrue();
    assertThat(lexicon.speaks(Systems.ATC)).isFalse();
  }
}
