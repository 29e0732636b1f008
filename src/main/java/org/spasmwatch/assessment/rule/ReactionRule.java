package org.spasmwatch.assessment.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.assessment.criterion.Weighing.Standing;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.KnownReaction;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient is about to get a drug on which they had one of its effects before: the record has it
 * as an intolerance. A reaction is no finding, so it speaks of orders only.
 */
public final class ReactionRule implements Rule {

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    if (chart.facts().reactions().isEmpty() || !chart.planned(exposure)) {
      return List.of();
    }
    return chart.facts().reactions().stream()
        .filter(reaction -> reaction.drugs().contains(exposure.drug()))
        .flatMap(reaction -> signals(chart, exposure, reaction))
        .toList();
  }

  private static Stream<Signal> signals(Chart chart, Exposure exposure, KnownReaction reaction) {
    return reaction.manifestations().stream()
        .sorted()
        .map(manifestation -> new Symptom(manifestation, null, null, List.of()))
        .flatMap(
            symptom ->
                chart.knowledge().about(exposure.drug(), UndesirableEffect.class).stream()
                    .filter(effect -> effect.phase() == Phase.ON_TREATMENT)
                    .filter(effect -> chart.closeness(symptom, effect.effect()).certain())
                    .map(effect -> signal(effect, exposure, symptom, reaction)));
  }

  private static Signal signal(
      UndesirableEffect effect, Exposure exposure, Symptom symptom, KnownReaction reaction) {
    Weighing weighing =
        new Weighing(
            Standing.APPLIES,
            Urgency.SAME_DAY,
            List.of(),
            List.of(),
            List.of(reaction),
            Set.of(),
            Set.of());
    return new Signal(effect, exposure, null, symptom, Closeness.EXACT, Timing.UNKNOWN, weighing);
  }
}
