package org.spasmwatch.assessment.rule;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.chart.Windows;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient takes the drug, or has stopped it, or is about to get it, and has the effect. Of
 * several statements about one symptom only the closest ones speak; vaguer symptoms ("twitching")
 * let every statement speak that they could mean (GBP-DEF-01).
 */
public final class EffectRule implements Rule {

  @Override
  public Stream<Signal> signals(Chart chart, Exposure exposure) {
    List<UndesirableEffect> effects =
        chart.knowledge().foremost(exposure.drug(), UndesirableEffect.class);
    return chart.symptoms().stream()
        .flatMap(symptom -> closest(about(chart, exposure, symptom, effects)));
  }

  private Stream<Signal> about(
      Chart chart, Exposure exposure, Symptom symptom, List<UndesirableEffect> effects) {
    return effects.stream()
        .filter(effect -> inPhase(chart, exposure, symptom, effect.phase()))
        .flatMap(effect -> signal(chart, exposure, symptom, effect).stream());
  }

  public static boolean inPhase(Chart chart, Exposure exposure, Symptom symptom, Phase phase) {
    return switch (phase) {
      case ON_TREATMENT ->
          chart.takenOrPlanned(exposure) || exposure.hadBeenTakenAt(symptom.onset());
      case WITHDRAWAL -> exposure.past();
      case OVERDOSE ->
          exposure.ongoing() && chart.symptomsThatAre("drug-overdose").findAny().isPresent();
    };
  }

  private Optional<Signal> signal(
      Chart chart, Exposure exposure, Symptom symptom, UndesirableEffect effect) {
    Closeness closeness = closeness(chart, symptom, effect);
    if (!closeness.matches()) {
      return Optional.empty();
    }
    Criteria criteria = new Criteria(chart, context(exposure, symptom, effect.phase()));
    Weighing weighing = Weighing.of(effect.statement(), criteria, List.of());
    Timing timing = timing(chart, exposure, symptom, effect);
    Weighing fitting = chart.planned(exposure) ? weighing.asPlanned() : weighing;
    return weighing.applies()
        ? Optional.of(new Signal(effect, exposure, null, symptom, closeness, timing, fitting))
        : Optional.empty();
  }

  /** What goes with a withdrawal symptom is of the same days, as with a red flag. */
  public static Context context(Exposure exposure, Symptom symptom, Phase phase) {
    return new Context(List.of(exposure), symptom, phase == Phase.WITHDRAWAL);
  }

  public static Closeness closeness(Chart chart, Symptom symptom, UndesirableEffect effect) {
    Closeness itself = chart.closeness(symptom, effect.effect());
    if (itself.matches()) {
      return itself;
    }
    boolean presents =
        effect.presentsAs().stream().anyMatch(as -> chart.closeness(symptom, as).certain());
    return presents ? Closeness.RELATED : Closeness.NONE;
  }

  public static Timing timing(
      Chart chart, Exposure exposure, Symptom symptom, UndesirableEffect effect) {
    Timings timings = new Timings(chart);
    if (chart.planned(exposure)) {
      return Timing.UNKNOWN; // there is no start yet that the onset could be placed against
    }
    return effect.phase() == Phase.WITHDRAWAL
        ? timings.withdrawal(exposure, symptom, window(chart, exposure, effect))
        : timings.onTreatment(exposure, symptom);
  }

  private static Duration window(Chart chart, Exposure exposure, UndesirableEffect effect) {
    Policy policy = chart.policy();
    return policy
        .find(Windows.ofWithdrawal(policy, exposure.drug(), effect.subject()))
        .map(Limit::duration)
        .orElse(Duration.ZERO);
  }

  /**
   * What the timing rules out silences nothing: a class may have a shorter window than its drug.
   */
  private static Stream<Signal> closest(Stream<Signal> signals) {
    List<Signal> all =
        afterTheStop(
            signals
                .filter(s -> s.timing().plausible())
                .sorted(Comparator.comparing(Signal::closeness))
                .toList());
    if (all.isEmpty()) {
      return Stream.empty();
    }
    Closeness best = all.get(0).closeness();
    return all.stream()
        .filter(s -> best != Closeness.EXACT || s.closeness() == best)
        .filter(s -> best == Closeness.RELATED || s.closeness() != Closeness.RELATED);
  }

  /** What began on the day of the stop could be either; it is said as what follows a stop. */
  private static List<Signal> afterTheStop(List<Signal> all) {
    List<Signal> withdrawal =
        all.stream().filter(s -> s.timing() == Timing.WITHIN_WITHDRAWAL).toList();
    return withdrawal.isEmpty() ? all : withdrawal;
  }
}
