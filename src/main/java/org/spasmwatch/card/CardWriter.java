package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.concern.Concern;
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
    List<Card> written = new ArrayList<>(assessment.concerns().size());
    for (Concern concern : assessment.concerns()) {
      Wording.Text text = wording.of(concern, stopped);
      written.add(card(concern, text, explanations.of(concern), suggestions));
    }
    List<Card> cards = new ArrayList<>(new FurtherCards(knowledge, wording, ids).capped(written));
    if (!assessment.unchecked().isEmpty()) {
      cards.add(unchecked(assessment));
    }
    return cards;
  }

  private Card unchecked(Assessment assessment) {
    boolean all = assessment.facts().medications().isEmpty();
    return new UncheckedMedicines(knowledge, wording, ids).card(assessment.unchecked(), all);
  }

  private static Set<String> stopped(List<Concern> concerns) {
    Set<String> stopped = new HashSet<>();
    for (Concern concern : concerns) {
      if (concern.action() == Action.STOP) {
        concern.suspects().forEach(suspect -> stopped.add(suspect.drug()));
      }
    }
    return stopped;
  }

  private Card card(
      Concern concern, Wording.Text text, Explanation explanation, Suggestions suggestions) {
    String name = name(concern, explanation);
    UUID id = ids.apply(name);
    return new Card(
        id,
        text.summary(),
        text.detail(),
        indicator(concern.urgency()),
        source(concern.problem()),
        wording.orders() ? suggestions.of(concern, name, id) : List.of(),
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
