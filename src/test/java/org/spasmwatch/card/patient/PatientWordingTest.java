package org.spasmwatch.card.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Wording.Text;
import org.spasmwatch.testkit.Knowledge;

/** What a patient reads beside the cards about single problems. */
class PatientWordingTest {
  private final PatientWording wording = new PatientWording(Knowledge.bundled());
  private final Phrases phrases = new Phrases(Knowledge.bundled(), Locale.ENGLISH);

  private static Card card(String summary) {
    Explanation why =
        new Explanation(
            "1", List.of(), List.of(), List.of(), null, null, Set.of(), Set.of(), List.of());
    return new Card(
        new UUID(0, 1),
        summary,
        "Detail",
        Indicator.INFO,
        new Source("Spasmwatch", "movement", "Movement"),
        List.of(),
        why);
  }

  @Test
  void whatIsSummedUpIsListedLineByLine() {
    Text text = wording.further(List.of(card("Ask about one."), card("Ask about another.")));

    assertThat(text.summary()).contains("2");
    assertThat(text.detail())
        .contains("- Ask about one.\n- Ask about another.")
        .contains("It is not a medical device");
  }

  @Test
  void thatNoMedicineIsKnownIsSaidOtherwiseThanThatSomeAreNot() {
    Text all = wording.unchecked(3, true);
    Text some = wording.unchecked(3, false);

    assertThat(all.summary()).contains("3");
    assertThat(some.detail()).contains("We do not know all of the medicines on your list.");
    assertThat(all.detail()).doesNotContain("We do not know all of the medicines");
    assertThat(List.of(all, some))
        .allSatisfy(text -> assertThat(text.detail()).contains("It is not a medical device"));
  }

  @Test
  void aPatientIsOfferedNoOrders() {
    assertThat(wording.orders()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a b, 3, a or b",
    "a b c, 3, 'a, b or c'",
    "a b c d, 3, 'a, b, c or 1 more'",
    "a b c d, 1, a or 3 more"
  })
  void aLongListEndsWithHowManyMore(String items, int limit, String said) {
    assertThat(phrases.some(List.of(items.split(" ")), limit, "or")).isEqualTo(said);
  }

  @Test
  void whatHasNoPlainWordsHasThoseOfTheKnowledge() {
    String unknown = "no-such-finding";
    String plain =
        Knowledge.bundled().terms().concepts().all().stream()
            .filter(concept -> phrases.find("finding." + concept.key()).isEmpty())
            .findFirst()
            .orElseThrow()
            .key();

    assertThat(phrases.finding("seizure")).isEqualTo("a seizure (a fit)");
    assertThat(phrases.finding(plain))
        .isEqualTo(Knowledge.bundled().terms().concepts().require(plain).label());
    assertThat(phrases.finding(unknown)).isEqualTo(unknown);
  }

  @Test
  void anAnalyteHasPlainWordsOrItsOwnLabel() {
    assertThat(phrases.analyte("sodium")).isEqualTo("blood sodium");
    assertThat(Knowledge.bundled().terms().analytes().keySet())
        .allSatisfy(key -> assertThat(phrases.analyte(key)).isNotBlank());
  }
}
