package org.spasmwatch.card;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Certainty;
import org.spasmwatch.assessment.Concern;
import org.spasmwatch.assessment.Signal;
import org.spasmwatch.assessment.Suspect;
import org.spasmwatch.assessment.Timing;
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
    Stream<String> advised = concern.advice().stream().map(Advice::claims).flatMap(List::stream);
    return new Explanation(
        knowledge.version(),
        Stream.concat(claims(signals), advised).distinct().toList(),
        statements(signals),
        references(concern.about().stream()),
        concern.suspects().stream().findFirst().map(Suspect::timing).orElse(Timing.UNKNOWN).code(),
        concern.suspects().stream()
            .findFirst()
            .map(Suspect::certainty)
            .orElse(Certainty.CONDITIONAL)
            .code(),
        concern.missing(),
        concern.policy(),
        concern.suspects().stream().map(this::suspected).toList());
  }

  private Suspected suspected(Suspect suspect) {
    return new Suspected(
        suspect.drug(),
        suspect.phase(),
        suspect.timing().code(),
        suspect.certainty().code(),
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
