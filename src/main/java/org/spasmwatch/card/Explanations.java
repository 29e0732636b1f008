package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.patient.Fact;

/**
 * Makes the explanation of a concern: every statement, claim and fact that stands behind the card.
 * All of it is gathered in loops, because it is done for every suspect of every card.
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
    boolean asked = asked(concern);
    Suspect first = asked && !concern.suspects().isEmpty() ? concern.suspects().get(0) : null;
    return new Explanation(
        knowledge.version(),
        claims(signals, concern.advice()),
        statements(signals),
        references(concern.about()),
        first == null ? null : timing(first).code(),
        first == null ? null : certainty(first),
        concern.missing(),
        concern.policy(),
        suspected(concern.suspects(), asked));
  }

  /** Whether anybody asks what caused something, and not only whether a treatment is right. */
  private static boolean asked(Concern concern) {
    boolean nothing = concern.symptoms().isEmpty() && concern.beside().redFlags().isEmpty();
    return !concern.ofTreatment() && !nothing;
  }

  private List<Suspected> suspected(List<Suspect> suspects, boolean asked) {
    List<Suspected> all = new ArrayList<>(suspects.size());
    for (Suspect suspect : suspects) {
      all.add(suspected(suspect, asked));
    }
    return all;
  }

  private Suspected suspected(Suspect suspect, boolean asked) {
    return new Suspected(
        suspect.drug(),
        suspect.phase(),
        asked ? timing(suspect).code() : null,
        asked ? certainty(suspect) : null,
        statements(suspect.signals()),
        claims(suspect.signals(), List.of()),
        referencesOf(suspect.signals()),
        judged() ? suspect.naranjo() : null);
  }

  /** What is there before the first dose began before it. */
  private static Timing timing(Suspect suspect) {
    return suspect.signals().get(0).planned() ? Timing.BEFORE_START : suspect.timing();
  }

  private @Nullable String certainty(Suspect suspect) {
    return judged() ? suspect.certainty().code() : null;
  }

  /** A check of orders does not judge what caused what. */
  private boolean judged() {
    return !occasion.ofOrders();
  }

  private List<String> statements(List<Signal> signals) {
    List<String> references = new ArrayList<>(signals.size());
    for (Signal signal : signals) {
      Words.addOnce(references, knowledge.reference(signal.statement()));
    }
    return references;
  }

  private static List<String> claims(List<Signal> signals, List<Advice> advised) {
    Set<String> claims = new LinkedHashSet<>();
    for (Signal signal : signals) {
      for (Evidence evidence : signal.statement().evidence()) {
        claims.addAll(evidence.claims());
      }
      for (Modifier met : signal.weighing().met()) {
        claims.addAll(met.claims());
      }
    }
    for (Advice advice : advised) {
      claims.addAll(advice.claims());
    }
    return List.copyOf(claims);
  }

  private static List<String> references(Collection<Fact> facts) {
    Set<String> references = new TreeSet<>();
    for (Fact fact : facts) {
      references.add(fact.reference());
    }
    return List.copyOf(references);
  }

  private static List<String> referencesOf(List<Signal> signals) {
    Set<String> references = new TreeSet<>();
    for (Signal signal : signals) {
      signal.eachFact(fact -> references.add(fact.reference()));
    }
    return List.copyOf(references);
  }
}
