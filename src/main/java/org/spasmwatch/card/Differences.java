package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Disagreement.Scope;
import org.spasmwatch.knowledge.Disagreement.Side;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Statement;

/**
 * Where sources differ on what a card shows: every side, wherever the card carries the claim of
 * one. A reader who sees one side alone would take it for settled.
 */
public final class Differences {
  private static final int USUAL_LENGTH = 400;

  private final KnowledgeBase knowledge;

  public Differences(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  public List<String> of(Concern concern) {
    List<Signal> signals = concern.signals().toList();
    List<String> lines = new ArrayList<>();
    for (Disagreement each : knowledge.disagreementsOn(statements(signals))) {
      if (about(each.scope(), concern) && shown(each, concern, signals)) {
        lines.add(line(each));
      }
    }
    return lines;
  }

  /** The statements that the signals of a concern rest on. */
  static List<Statement> statements(List<Signal> signals) {
    List<Statement> statements = new ArrayList<>(signals.size());
    signals.forEach(signal -> statements.add(signal.statement()));
    return statements;
  }

  private boolean about(Scope scope, Concern concern) {
    return (scope.subjects().isEmpty() || suspects(scope.subjects(), concern))
        && (scope.problems().isEmpty() || scope.problems().contains(concern.problem()));
  }

  private boolean suspects(Set<String> subjects, Concern concern) {
    for (Suspect suspect : concern.suspects()) {
      for (String subject : subjects) {
        if (knowledge.isA(suspect.drug(), subject)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the card carries a claim of a side, in a statement or in the advice it gives. A side
   * without claims is found by its statement; one that is only advice which this card does not give
   * is none here.
   */
  private static boolean shown(Disagreement disagreement, Concern concern, List<Signal> signals) {
    List<Signal> telling = new ArrayList<>(signals.size());
    for (Signal signal : signals) {
      if (!disagreement.toldBy().contains(signal.use().id())) {
        telling.add(signal);
      }
    }
    return carries(disagreement, telling)
        || advises(disagreement, concern.advice(), telling)
        || isSide(disagreement, telling);
  }

  private static boolean carries(Disagreement disagreement, List<Signal> telling) {
    for (Signal signal : telling) {
      for (Evidence evidence : signal.statement().evidence()) {
        if (anyOf(disagreement, evidence.claims())) {
          return true;
        }
      }
      for (Modifier met : signal.weighing().met()) {
        if (anyOf(disagreement, met.claims())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether what the card gives of the statements' own advice carries one. */
  private static boolean advises(
      Disagreement disagreement, List<Advice> given, List<Signal> telling) {
    for (Advice advice : given) {
      if (anyOf(disagreement, advice.claims())) {
        for (Signal signal : telling) {
          if (signal.statement().advice().contains(advice)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isSide(Disagreement disagreement, List<Signal> telling) {
    for (Signal signal : telling) {
      if (disagreement.statements().contains(signal.use().id())
          && !advises(disagreement, signal.statement().advice(), List.of(signal))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyOf(Disagreement disagreement, List<String> claims) {
    for (Side side : disagreement.sides()) {
      for (String claim : side.claims()) {
        if (claims.contains(claim)) {
          return true;
        }
      }
    }
    return false;
  }

  private String line(Disagreement disagreement) {
    List<String> sources = new ArrayList<>(disagreement.sides().size());
    disagreement.sides().forEach(side -> Words.addOnce(sources, side.source()));
    boolean one = sources.size() == 1;
    StringBuilder line = new StringBuilder(USUAL_LENGTH);
    line.append('*').append(disagreement.topic()).append(":* ");
    String between = "";
    for (Side side : disagreement.sides()) {
      line.append(between).append(side.says());
      if (!one) {
        line.append(" (\"").append(knowledge.titleOf(side.source())).append("\")");
      }
      between = " / ";
    }
    if (one) {
      line.append(" (all in \"").append(knowledge.titleOf(sources.get(0))).append("\")");
    }
    return line.toString();
  }
}
