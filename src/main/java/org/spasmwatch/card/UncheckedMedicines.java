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
  private final Function<String, UUID> ids;

  UncheckedMedicines(KnowledgeBase knowledge, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.ids = ids;
  }

  /**
   * @param records references of the drug records that were not recognised
   * @param all whether not one of the patient's drugs was
   */
  Card card(List<String> records, boolean all) {
    int count = records.size();
    String medicines = count == 1 ? "1 medicine" : count + " medicines";
    String which =
        all
            ? "None of the medicines recorded for this patient is one that this service knows. "
            : "Not every medicine of these orders is one that this service knows. ";
    return new Card(
        ids.apply(TOPIC + " " + String.join(" ", records)),
        medicines + " could not be checked for effects on muscles",
        which
            + "No card about a drug means here that nothing was checked, not that nothing was "
            + "found.\n\n"
            + Details.STANDING,
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
