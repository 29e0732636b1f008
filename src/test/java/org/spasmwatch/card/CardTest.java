package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** A card that breaks a rule of CDS Hooks cannot be made. */
class CardTest {
  private static final UUID ID = new UUID(1, 2);
  private static final Explanation WHY =
      new Explanation(
          "1",
          List.of(),
          List.of(),
          List.of(),
          "unknown",
          "conditional",
          Set.of(),
          Set.of(),
          List.of());

  private static Card card(String summary, String detail) {
    return new Card(ID, summary, detail, Indicator.INFO, new Source("S", "t", "T"), List.of(), WHY);
  }

  @Test
  void aSummaryOf139CharactersIsTheLongest() {
    assertThat(card("x".repeat(139), "d").summary()).hasSize(139);
    assertThatThrownBy(() -> card("x".repeat(140), "d")).hasMessageContaining("140");
  }

  @Test
  void charactersBeyondTheBasicPlaneCountOnce() {
    assertThat(card("𝄞".repeat(139), "d").summary().codePoints()).hasSize(139);
    assertThatThrownBy(() -> card("𝄞".repeat(140), "d")).hasMessageContaining("140");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void nothingIsEmpty(String empty) {
    assertThatThrownBy(() -> card(empty, "d")).hasMessageContaining("summary");
    assertThatThrownBy(() -> card("s", empty)).hasMessageContaining("detail");
    assertThatThrownBy(() -> new Source(empty, "t", "T")).hasMessageContaining("label");
    assertThatThrownBy(() -> new Source("S", empty, "T")).hasMessageContaining("topic");
    assertThatThrownBy(() -> new Source("S", "t", empty)).hasMessageContaining("topic.display");
    Proposal test =
        new Proposal.OrderTest("Patient/1", new Code(Systems.LOINC, "2951-2"), "sodium");
    assertThatThrownBy(() -> new Suggestion(empty, ID, test, false)).hasMessageContaining("label");
    assertThat(test.description()).isEqualTo("Order sodium");
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY, critical", "SAME_DAY, warning", "ROUTINE, info", "SELF_CARE, info"})
  void theIndicatorFollowsTheUrgency(Urgency urgency, String indicator) {
    assertThat(CardWriter.indicator(urgency).code()).isEqualTo(indicator);
  }
}
