package org.spasmwatch.card;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Urgency;

/**
 * Writes one card for each concern, in their order, then one for drugs that could not be checked.
 * What a card is about makes its name, and from that the caller makes the id: the same card of one
 * request can so have the same id wherever it is written.
 */
public final class CardWriter {
  private static final String LABEL = "Spasmwatch";

  private final KnowledgeBase knowledge;
  private final Wording wording;
  private final Function<String, UUID> ids;

  /** For clinicians. */
  public CardWriter(KnowledgeBase knowledge, Function<String, UUID> ids) {
    this(knowledge, new ClinicianWording(knowledge), ids);
  }

  public CardWriter(KnowledgeBase knowledge, Wording wording, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.wording = wording;
    this.ids = ids;
  }

  public List<Card> write(Assessment assessment) {
    Explanations explanations = new Explanations(knowledge, assessment.occasion());
    Suggestions suggestions = new Suggestions(knowledge, assessment, ids);
    Set<String> stopped = stopped(assessment.concerns());
    Stream<Card> cards =
        new FurtherCards(knowledge, wording, ids)
                .capped(
                    assessment.concerns().stream()
                        .map(c -> card(c, wording.of(c, stopped), explanations.of(c), suggestions))
                        .toList())
                .stream();
    Stream<Card> unchecked =
        assessment.unchecked().isEmpty() ? Stream.empty() : Stream.of(unchecked(assessment));
    return Stream.concat(cards, unchecked).toList();
  }

  private Card unchecked(Assessment assessment) {
    boolean all = assessment.facts().medications().isEmpty();
    return new UncheckedMedicines(knowledge, wording, ids).card(assessment.unchecked(), all);
  }

  private static Set<String> stopped(List<Concern> concerns) {
    return concerns.stream()
        .filter(concern -> concern.action() == Action.STOP)
        .flatMap(concern -> concern.suspects().stream())
        .map(Suspect::drug)
        .collect(Collectors.toSet());
  }

  private Card card(
      Concern concern, Wording.Text text, Explanation explanation, Suggestions suggestions) {
    String name = name(concern, explanation);
    return new Card(
        ids.apply(name),
        text.summary(),
        text.detail(),
        indicator(concern.urgency()),
        source(concern.problem()),
        wording.orders() ? suggestions.of(concern, name) : List.of(),
        explanation);
  }

  /**
   * What makes it this card: the problem, of a treatment its drug, what is to be done, and the
   * statements' versions.
   */
  private static String name(Concern concern, Explanation explanation) {
    String action = concern.action().name().toLowerCase(Locale.ROOT);
    return (concern.planned() ? "planned " : "")
        + concern.problem()
        + " "
        + (concern.ofTreatment() ? concern.firstDrug() + " " : "")
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
}
