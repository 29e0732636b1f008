package org.spasmwatch.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  Explanations(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
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
        first.map(s -> s.timing().code()).orElse(null),
        first.map(s -> s.certainty().code()).orElse(null),
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
        asked ? suspect.timing().code() : null,
        asked ? suspect.certainty().code() : null,
        statements(suspect.signals()),
        claims(suspect.signals()).toList(),
        references(suspect.signals().stream().flatMap(s -> s.facts().stream())),
        suspect.naranjo());
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
