package org.spasmwatch.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.Fact;

/**
 * Makes the explanation of a concern: every statement, claim and fact that stands behind the card.
 */
final class Explanations {
  private final KnowledgeBase knowledge;
  private final Occasion occasion;

  Explanations(KnowledgeBase knowledge, Occasion occasion) {
    this.knowledge = knowledge;
    this.occasion = occasion;
  }

  Explanation of(Concern concern) {
    List<Signal> signals = concern.signals().toList();
    Optional<Suspect> first = concern.suspects().stream().filter(s -> asked(concern)).findFirst();
    Stream<String> advised = concern.advice().stream().map(Advice::claims).flatMap(List::stream);
    return new Explanation(
        knowledge.version(),
        Stream.concat(claims(signals), advised).distinct().toList(),
        statements(signals),
        references(concern.about().stream()),
        first.map(Explanations::timing).map(Timing::code).orElse(null),
        first.filter(s -> judged()).map(s -> s.certainty().code()).orElse(null),
        concern.missing(),
        concern.policy(),
        concern.suspects().stream().map(s -> suspected(s, asked(concern))).toList());
  }

  /** Whether anybody asks what caused something, and not only whether a treatment is right. */
  private static boolean asked(Concern concern) {
    boolean nothing = concern.symptoms().isEmpty() && concern.beside().redFlags().isEmpty();
    return !concern.ofTreatment() && !nothing;
  }

  private Suspected suspected(Suspect suspect, boolean asked) {
    return new Suspected(
        suspect.drug(),
        suspect.phase(),
        asked ? timing(suspect).code() : null,
        asked && judged() ? suspect.certainty().code() : null,
        statements(suspect.signals()),
        claims(suspect.signals()).toList(),
        references(suspect.signals().stream().flatMap(s -> s.facts().stream())),
        judged() ? suspect.naranjo() : null);
  }

  /** What is there before the first dose began before it. */
  private static Timing timing(Suspect suspect) {
    return suspect.signals().get(0).planned() ? Timing.BEFORE_START : suspect.timing();
  }

  /** A check of orders does not judge what caused what. */
  private boolean judged() {
    return !occasion.ofOrders();
  }

  private List<String> statements(List<Signal> signals) {
    return signals.stream().map(Signal::statement).map(knowledge::reference).distinct().toList();
  }

  private static Stream<String> claims(List<Signal> signals) {
    return signals.stream()
        .flatMap(
            s ->
                Stream.concat(
                    s.statement().claims(),
                    s.weighing().met().stream().flatMap(m -> m.claims().stream())))
        .distinct();
  }

  private static List<String> references(Stream<Fact> facts) {
    return facts.map(Fact::reference).distinct().sorted().toList();
  }
}
