package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Certainty;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * Keeps an answer short enough to be read: beyond the policy's number of cards the least urgent are
 * summed up in one. A critical card is never among them.
 */
final class FurtherCards {
  private static final String TOPIC = "further-matters";
  private static final String LIMIT = "maximum-cards";

  private final KnowledgeBase knowledge;
  private final Wording wording;
  private final Function<String, UUID> ids;

  FurtherCards(KnowledgeBase knowledge, Wording wording, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.wording = wording;
    this.ids = ids;
  }

  /**
   * @param cards the most urgent first
   */
  List<Card> capped(List<Card> cards) {
    int most =
        knowledge.policy().find(LIMIT).map(l -> l.value().intValueExact()).orElse(cards.size());
    if (cards.size() <= most) {
      return cards;
    }
    int critical = (int) cards.stream().filter(c -> c.indicator() == Indicator.CRITICAL).count();
    int kept = Math.max(critical, most - 1);
    if (kept >= cards.size()) {
      return cards;
    }
    List<Card> shown = new ArrayList<>(cards.subList(0, kept));
    shown.add(summedUp(cards.subList(kept, cards.size())));
    return shown;
  }

  private Card summedUp(List<Card> rest) {
    Wording.Text text = wording.further(rest);
    List<String> statements =
        rest.stream().flatMap(c -> c.explanation().statements().stream()).distinct().toList();
    return new Card(
        ids.apply(TOPIC + " " + String.join(" ", statements)),
        text.summary(),
        text.detail(),
        rest.get(0).indicator(),
        CardWriter.source(TOPIC),
        List.of(),
        explanation(rest, statements));
  }

  private Explanation explanation(List<Card> rest, List<String> statements) {
    return new Explanation(
        knowledge.version(),
        rest.stream().flatMap(c -> c.explanation().claims().stream()).distinct().toList(),
        statements,
        rest.stream().flatMap(c -> c.explanation().about().stream()).distinct().sorted().toList(),
        Timing.UNKNOWN.code(),
        Certainty.UNASSESSABLE.code(),
        Set.of(),
        Set.of(LIMIT),
        rest.stream().flatMap(c -> c.explanation().suspects().stream()).toList());
  }
}
