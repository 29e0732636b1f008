package org.spasmwatch.app.change;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;

/**
 * A card of a patient that another knowledge would change. Such cards are for who writes knowledge:
 * nobody is shown them, so that they are not counted.
 *
 * @param before null when there would be a new card
 * @param after null when there would be no such card any more
 */
public record CardChange(@Nullable Card before, @Nullable Card after) {
  private static final String VERSION = "/_history/[0-9]+";

  /** The patient's data, as each knowledge understands them. */
  public record Patient(PatientFacts before, PatientFacts after) {
    public Patient {
      requireNonNull(before, "before");
      requireNonNull(after, "after");
    }
  }

  /** The cards that differ, in the order of urgency in which they are shown. */
  public static List<CardChange> of(KnowledgeBase before, KnowledgeBase after, Patient patient) {
    Map<UUID, Card> old = cards(before, patient.before());
    Map<UUID, Card> next = cards(after, patient.after());
    List<Card> lost = new ArrayList<>(old.values());
    lost.removeIf(card -> next.containsKey(card.uuid()));
    List<CardChange> changes = new ArrayList<>();
    next.forEach(
        (id, card) -> {
          Card was = old.containsKey(id) ? old.get(id) : take(lost, card);
          if (was == null || !shown(was).equals(shown(card))) {
            changes.add(new CardChange(was, card));
          }
        });
    lost.forEach(card -> changes.add(new CardChange(card, null)));
    return List.copyOf(changes);
  }

  /** A card is the same when it is of the same problem, action and statements, of any version. */
  private static Map<UUID, Card> cards(KnowledgeBase knowledge, PatientFacts facts) {
    return new CardWriter(knowledge, CardChange::id)
        .write(new Assessor(knowledge).assess(facts, Occasion.ASKED)).stream()
            .collect(
                Collectors.toMap(Card::uuid, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.replaceAll(VERSION, "").getBytes(StandardCharsets.UTF_8));
  }

  /** Where other statements take part in it, a card of the same problem takes its place. */
  private static @Nullable Card take(List<Card> lost, Card card) {
    for (Card candidate : lost) {
      if (candidate.source().topic().equals(card.source().topic())) {
        lost.remove(candidate);
        return candidate;
      }
    }
    return null;
  }

  private static List<Object> shown(Card card) {
    return List.of(
        card.summary(),
        card.detail(),
        card.indicator(),
        card.suggestions().stream().map(Suggestion::label).toList(),
        statements(card));
  }

  /** The statements behind a card, without their versions. */
  public static List<String> statements(Card card) {
    return card.explanation().statements().stream().map(s -> s.replaceAll(VERSION, "")).toList();
  }

  /** {@code new}, {@code gone} or {@code changed}. */
  public String kind() {
    return before == null ? "new" : after == null ? "gone" : "changed";
  }
}
