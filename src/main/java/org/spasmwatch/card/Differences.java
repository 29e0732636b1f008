package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Disagreement.Scope;
import org.spasmwatch.knowledge.Disagreement.Side;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * Where sources differ on what a card shows: every side, wherever the card carries the claim of
 * one. A reader who sees one side alone would take it for settled.
 */
public final class Differences {
  private final KnowledgeBase knowledge;

  public Differences(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  public List<String> of(Concern concern) {
    List<Signal> signals = concern.signals().toList();
    return knowledge.disagreementsOn(signals.stream().map(Signal::statement).toList()).stream()
        .filter(d -> about(d.scope(), concern))
        .filter(d -> shown(d, concern, signals))
        .map(this::line)
        .toList();
  }

  private boolean about(Scope scope, Concern concern) {
    boolean drug =
        scope.subjects().isEmpty()
            || concern.suspects().stream()
                .anyMatch(s -> scope.subjects().stream().anyMatch(c -> knowledge.isA(s.drug(), c)));
    return drug && (scope.problems().isEmpty() || scope.problems().contains(concern.problem()));
  }

  /**
   * Whether the card carries a claim of a side, in a statement or in the advice it gives. A side
   * without claims is found by its statement; one that is only advice which this card does not give
   * is none here.
   */
  private static boolean shown(Disagreement disagreement, Concern concern, List<Signal> signals) {
    Set<String> sides = disagreement.claims().collect(Collectors.toSet());
    List<Signal> telling =
        signals.stream().filter(s -> !disagreement.toldBy().contains(s.use().id())).toList();
    Set<Advice> ownAdvice =
        telling.stream().flatMap(s -> s.statement().advice().stream()).collect(Collectors.toSet());
    Stream<String> given =
        Stream.concat(
            telling.stream().flatMap(Differences::claims),
            advised(concern.advice().stream().filter(ownAdvice::contains)));
    if (given.anyMatch(sides::contains)) {
      return true;
    }
    return telling.stream()
        .filter(s -> disagreement.statements().contains(s.use().id()))
        .anyMatch(s -> advised(s.statement().advice().stream()).noneMatch(sides::contains));
  }

  private static Stream<String> claims(Signal signal) {
    return Stream.concat(
        signal.statement().claims(),
        signal.weighing().met().stream().flatMap(m -> m.claims().stream()));
  }

  private static Stream<String> advised(Stream<Advice> advice) {
    return advice.flatMap(a -> a.claims().stream());
  }

  private String line(Disagreement disagreement) {
    List<String> sources = disagreement.sides().stream().map(Side::source).distinct().toList();
    boolean one = sources.size() == 1;
    String sides =
        disagreement.sides().stream()
            .map(
                side ->
                    side.says() + (one ? "" : " (\"" + knowledge.titleOf(side.source()) + "\")"))
            .collect(Collectors.joining(" / "));
    return "*"
        + disagreement.topic()
        + ":* "
        + sides
        + (one ? " (all in \"" + knowledge.titleOf(sources.get(0)) + "\")" : "");
  }
}
