package org.spasmwatch.card;

import java.util.stream.Stream;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;

/**
 * What would make a card an emergency if it came to what is there: the red flags of the suspected
 * drugs that have not fired, and the worst of a withdrawal. None on a card that is one already.
 */
public final class WarningSigns {
  private final KnowledgeBase knowledge;

  public WarningSigns(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** Red flags with an index symptom, of the concern's problem. */
  public Stream<Warning> redFlags(Concern concern) {
    return calm(concern)
        ? suspects(concern, Phase.ON_TREATMENT)
            .flatMap(drug -> knowledge.about(drug, Warning.class).stream())
            .filter(w -> w.kind() == Kind.RED_FLAG && w.index() != null)
            .filter(w -> w.problem().equals(concern.problem()))
            .filter(w -> w.statement().urgency() == Urgency.EMERGENCY)
            .filter(w -> concern.beside().redFlags().stream().noneMatch(s -> s.use().equals(w)))
            .distinct()
        : Stream.of();
  }

  /** Effects of a stop that are emergencies by themselves. */
  public Stream<UndesirableEffect> ofWithdrawal(Concern concern) {
    return calm(concern)
        ? suspects(concern, Phase.WITHDRAWAL)
            .flatMap(drug -> knowledge.about(drug, UndesirableEffect.class).stream())
            .filter(e -> e.phase() == Phase.WITHDRAWAL)
            .filter(e -> e.statement().urgency() == Urgency.EMERGENCY)
            .distinct()
        : Stream.of();
  }

  /** Findings that a pair without a symptom would show itself by. */
  public Stream<String> ofPair(Concern concern) {
    return concern.symptoms().isEmpty()
        ? concern.suspects().stream()
            .limit(1)
            .flatMap(s -> s.signals().stream())
            .filter(s -> s.use() instanceof Interaction)
            .flatMap(s -> ((Interaction) s.use()).effects().stream())
            .distinct()
        : Stream.of();
  }

  private static boolean calm(Concern concern) {
    return concern.urgency() != Urgency.EMERGENCY
        && (!concern.ofTreatment() || concern.ofStop())
        && !concern.planned();
  }

  private static Stream<String> suspects(Concern concern, Phase phase) {
    return concern.suspects().stream()
        .filter(s -> s.phase().equals(phase.code()))
        .map(Suspect::drug)
        .distinct();
  }
}
