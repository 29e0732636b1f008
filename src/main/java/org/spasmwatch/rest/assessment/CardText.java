package org.spasmwatch.rest.assessment;

import java.util.Locale;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.Markdown;

/** An answer for a person at a terminal: each card with its text, and what was not evaluated. */
final class CardText {
  private static final String LINE = "─".repeat(80);

  private CardText() {}

  static String of(Answer answer) {
    StringBuilder text = new StringBuilder();
    if (answer.cards().isEmpty()) {
      text.append("No cards: nothing in these data calls for a warning.\n");
    }
    answer.cards().forEach(card -> append(text, card));
    text.append(LINE).append('\n');
    if (!answer.notEvaluated().isEmpty()) {
      text.append("Not evaluated:\n");
      answer
          .notEvaluated()
          .forEach(
              n ->
                  text.append("  ")
                      .append(n.reference())
                      .append(": ")
                      .append(n.reason())
                      .append('\n'));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Card card) {
    text.append(LINE)
        .append('\n')
        .append(card.indicator().code().toUpperCase(Locale.ROOT))
        .append("  ")
        .append(card.summary())
        .append("\n\n")
        .append(Markdown.plain(card.detail()))
        .append("\n\n");
    for (Suggestion suggestion : card.suggestions()) {
      text.append("[ ] ").append(suggestion.label()).append('\n');
    }
  }
}
