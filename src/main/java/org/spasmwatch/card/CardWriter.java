package org.spasmwatch.card;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * Writes one card for each concern, in their order, then one for drugs that could not be checked.
 * What a card is about makes its name, and from that the caller makes the id: the same card of one
 * request can so have the same id wherever it is written.
 */
public final class CardWriter {
  private static final String LABEL = "Spasmwatch";

  private final KnowledgeBase knowledge;
  private final Words words;
  private final Explanations explanations;
  private final Function<String, UUID> ids;

  public CardWriter(KnowledgeBase knowledge, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.words = new Words(knowledge);
    this.explanations = new Explanations(knowledge);
    this.ids = ids;
  }

  public List<Card> write(Assessment assessment) {
    String patient = assessment.facts().patient();
    Stream<Card> cards =
        new FurtherCards(knowledge, ids)
            .capped(assessment.concerns().stream().map(c -> card(c, patient)).toList()).stream();
    Stream<Card> unchecked =
        assessment.unchecked().isEmpty()
            ? Stream.empty()
            : Stream.of(UncheckedMedicines.card(knowledge, ids, assessment.unchecked()));
    return Stream.concat(cards, unchecked).toList();
  }

  private Card card(Concern concern, @Nullable String patient) {
    Explanation explanation = explanations.of(concern);
    String name = name(concern, explanation);
    return new Card(
        ids.apply(name),
        new Summaries(words).of(concern),
        new Details(knowledge, words).of(concern),
        indicator(concern.urgency()),
        source(concern.problem()),
        suggestions(concern, patient, name),
        explanation);
  }

  /** What makes it this card: the problem, what is to be done, and the statements' versions. */
  private static String name(Concern concern, Explanation explanation) {
    String action = concern.action().name().toLowerCase(Locale.ROOT);
    return concern.problem()
        + " "
        + action
        + " "
        + String.join(" ", new TreeSet<>(explanation.statements()));
  }

  static Source source(String topic) {
    return new Source(LABEL, topic, Words.capital(topic.replace('-', ' ')));
  }

  static Indicator indicator(Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> Indicator.CRITICAL;
      case SAME_DAY -> Indicator.WARNING;
      case ROUTINE, SELF_CARE -> Indicator.INFO;
    };
  }

  private List<Suggestion> suggestions(Concern concern, @Nullable String patient, String card) {
    if (patient == null) {
      return List.of();
    }
    return concern.missing().stream()
        .sorted()
        .filter(knowledge.terms().analytes()::containsKey)
        .map(knowledge.terms()::analyte)
        .flatMap(analyte -> suggestion(analyte, patient, card))
        .toList();
  }

  private Stream<Suggestion> suggestion(Analyte analyte, String patient, String card) {
    return Stream.ofNullable(analyte.order())
        .map(loinc -> new Code(Systems.LOINC, loinc))
        .map(code -> new Proposal.OrderTest(patient, code, analyte.label()))
        .map(
            order ->
                new Suggestion(
                    order.description(), ids.apply(card + " order " + order.code()), order));
  }
}
