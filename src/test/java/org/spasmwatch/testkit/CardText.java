package org.spasmwatch.testkit;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.patient.NotEvaluated;

/**
 * An answer as text that a person can review: all that a card says, but for the random ids. Sets
 * are sorted, because they have no order of their own.
 */
public final class CardText {
  private CardText() {}

  /** All cards of an answer, and what could not be evaluated. */
  public static String of(Assessed assessed) {
    Stream<String> cards =
        assessed.cards().isEmpty()
            ? Stream.of("No card.")
            : assessed.cards().stream().map(CardText::of);
    return Stream.concat(cards, notEvaluated(assessed.assessment().notEvaluated()))
        .collect(Collectors.joining("\n\n"));
  }

  private static Stream<String> notEvaluated(List<NotEvaluated> left) {
    return left.isEmpty()
        ? Stream.empty()
        : Stream.of(
            left.stream()
                .map(n -> "- " + n.reference() + ": " + n.reason())
                .collect(Collectors.joining("\n", "Not evaluated:\n\n", "")));
  }

  private static String of(Card card) {
    return Stream.of(
            Stream.of("### " + card.indicator().code() + ": " + card.summary(), card.detail()),
            card.suggestions().stream().map(CardText::of),
            Stream.of(of(card.source()) + "\n" + of(card.explanation())))
        .flatMap(parts -> parts)
        .collect(Collectors.joining("\n\n"));
  }

  private static String of(Suggestion suggestion) {
    return "[" + suggestion.label() + "] " + suggestion.proposal();
  }

  private static String of(Card.Source source) {
    return line("source", source.label())
        + line("topic", source.topic() + " (" + source.topicDisplay() + ")").stripTrailing();
  }

  private static String of(Explanation why) {
    return line("timing", or(why.timing()))
        + line("certainty", or(why.certainty()))
        + line("statements", ids(why.statements()))
        + line("claims", list(why.claims()))
        + line("about", list(why.about()))
        + line("missing", list(new TreeSet<>(why.missing())))
        + line("policy", list(new TreeSet<>(why.policy())))
        + why.suspects().stream().map(CardText::of).collect(Collectors.joining("\n"));
  }

  private static String of(Suspected suspect) {
    return "    suspect: "
        + Stream.of(suspect.drug(), suspect.phase(), or(suspect.timing()), or(suspect.certainty()))
            .collect(Collectors.joining(", "))
        + "; "
        + Stream.of(ids(suspect.statements()), list(suspect.claims()), list(suspect.about()))
            .collect(Collectors.joining("; "));
  }

  private static String or(@Nullable String text) {
    return text == null ? "none" : text;
  }

  private static String line(String name, String value) {
    return "    " + name + ": " + value + "\n";
  }

  private static String ids(List<String> statements) {
    return statements.stream()
        .map(s -> s.replaceFirst("^ClinicalUseDefinition/", ""))
        .collect(Collectors.joining(", "));
  }

  private static String list(Collection<String> items) {
    return items.isEmpty() ? "none" : String.join(", ", items);
  }
}
