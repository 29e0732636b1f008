package org.spasmwatch.card;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Concern;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** Writes one card for each concern, in their order. */
public final class CardWriter {
  private static final String LABEL = "Spasmwatch";

  private final KnowledgeBase knowledge;
  private final Words words;
  private final Explanations explanations;
  private final Supplier<UUID> uuids;

  public CardWriter(KnowledgeBase knowledge, Supplier<UUID> uuids) {
    this.knowledge = knowledge;
    this.words = new Words(knowledge);
    this.explanations = new Explanations(knowledge);
    this.uuids = uuids;
  }

  public List<Card> write(Assessment assessment) {
    String patient = assessment.facts().patient();
    return assessment.concerns().stream().map(c -> card(c, patient)).toList();
  }

  private Card card(Concern concern, @Nullable String patient) {
    return new Card(
        uuids.get(),
        new Summaries(words).of(concern),
        new Details(knowledge, words).of(concern),
        indicator(concern.urgency()),
        new Source(LABEL, concern.problem(), Words.capital(concern.problem().replace('-', ' '))),
        suggestions(concern, patient),
        explanations.of(concern));
  }

  static Indicator indicator(Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> Indicator.CRITICAL;
      case SAME_DAY -> Indicator.WARNING;
      case ROUTINE, SELF_CARE -> Indicator.INFO;
    };
  }

  private List<Suggestion> suggestions(Concern concern, @Nullable String patient) {
    if (patient == null) {
      return List.of();
    }
    return concern.missing().stream()
        .sorted()
        .filter(knowledge.terms().analytes()::containsKey)
        .map(knowledge.terms()::analyte)
        .flatMap(analyte -> suggestion(analyte, patient))
        .toList();
  }

  private Stream<Suggestion> suggestion(Analyte analyte, String patient) {
    return Stream.ofNullable(analyte.order())
        .map(loinc -> new Code(Systems.LOINC, loinc))
        .map(code -> new Proposal.OrderTest(patient, code, analyte.label()))
        .map(order -> new Suggestion(order.description(), uuids.get(), order));
  }
}
