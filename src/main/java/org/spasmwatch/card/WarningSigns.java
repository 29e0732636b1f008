package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;

/**
 * What would make a card an emergency if it came to what is there: the red flags of the suspected
 * drugs that have not fired, and the worst of a withdrawal. None on a card that is one already. One
 * that two drugs share is there twice.
 */
public final class WarningSigns {
  private final KnowledgeBase knowledge;

  public WarningSigns(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** Red flags with an index symptom, of the concern's problem. */
  public List<Warning> redFlags(Concern concern) {
    List<Warning> flags = new ArrayList<>();
    each(
        concern,
        Phase.ON_TREATMENT,
        Warning.class,
        warning -> {
          if (warning.kind() == Kind.RED_FLAG
              && warning.index() != null
              && warning.problem().equals(concern.problem())
              && !fired(concern, warning)) {
            flags.add(warning);
          }
        });
    return flags;
  }

  private static boolean fired(Concern concern, Warning warning) {
    for (Signal flag : concern.beside().redFlags()) {
      if (flag.use().id().equals(warning.id())) {
        return true;
      }
    }
    return false;
  }

  /** Effects of a stop that are emergencies by themselves. */
  public List<UndesirableEffect> ofWithdrawal(Concern concern) {
    List<UndesirableEffect> effects = new ArrayList<>();
    each(
        concern,
        Phase.WITHDRAWAL,
        UndesirableEffect.class,
        effect -> {
          if (effect.phase() == Phase.WITHDRAWAL) {
            effects.add(effect);
          }
        });
    return effects;
  }

  /** Tells the emergencies among what is known of the suspects of that phase. */
  private <T extends ClinicalUse> void each(
      Concern concern, Phase phase, Class<T> kind, Consumer<T> told) {
    if (!calm(concern)) {
      return;
    }
    for (Suspect suspect : concern.suspects()) {
      if (suspect.phase().equals(phase.code())) {
        for (T use : knowledge.about(suspect.drug(), kind)) {
          if (use.statement().urgency() == Urgency.EMERGENCY) {
            told.accept(use);
          }
        }
      }
    }
  }

  /** Findings that a pair without a symptom would show itself by. */
  public List<String> ofPair(Concern concern) {
    List<String> findings = new ArrayList<>();
    if (concern.symptoms().isEmpty() && !concern.suspects().isEmpty()) {
      for (Signal signal : concern.suspects().get(0).signals()) {
        if (signal.use() instanceof Interaction pair) {
          findings.addAll(pair.effects());
        }
      }
    }
    return findings;
  }

  private static boolean calm(Concern concern) {
    return concern.urgency() != Urgency.EMERGENCY
        && (!concern.ofTreatment() || concern.ofStop())
        && !concern.planned();
  }
}
