package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Certainty;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * The card that says which medicines were not recognised, where an answer without cards would read
 * like an all-clear.
 */
final class UncheckedMedicines {
  private static final String TOPIC = "unchecked-medicines";

  private final KnowledgeBase knowledge;
  private final Wording wording;
  private final Function<String, UUID> ids;

  UncheckedMedicines(KnowledgeBase knowledge, Wording wording, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.wording = wording;
    this.ids = ids;
  }

  /**
   * @param records references of the drug records that were not recognised
   * @param all whether not one of the patient's drugs was
   */
  Card card(List<String> records, boolean all) {
    Wording.Text text = wording.unchecked(records.size(), all);
    return new Card(
        ids.apply(TOPIC + " " + String.join(" ", records)),
        text.summary(),
        text.detail(),
        Indicator.INFO,
        CardWriter.source(TOPIC),
        List.of(),
        new Explanation(
            knowledge.version(),
            List.of(),
            List.of(),
            records,
            Timing.UNKNOWN.code(),
            Certainty.UNASSESSABLE.code(),
            Set.of(),
            Set.of(),
            List.of()));
  }
}
