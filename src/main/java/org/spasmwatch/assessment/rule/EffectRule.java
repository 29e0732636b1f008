package org.spasmwatch.assessment.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private static final Comparator<Signal> CLOSEST_FIRST = Comparator.comparing(Signal::closeness);

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    List<Signal> signals = new ArrayList<>();
    for (Symptom symptom : chart.symptoms()) {
      signals.addAll(closest(about(chart, exposure, symptom)));
    }
    return signals;
  }

  private static List<Signal> about(Chart chart, Exposure exposure, Symptom symptom) {
    List<Signal> signals = new ArrayList<>();
    for (UndesirableEffect effect :
        chart.knowledge().foremost(exposure.drug(), UndesirableEffect.class)) {
      if (closeness(chart, symptom, effect).matches()
          && inPhase(chart, exposure, symptom, effect.phase())) {
        signal(chart, exposure, symptom, effect).ifPresent(signals::add);
      }
    }
    return signals;
  }

  public static boolean inPhase(Chart chart, Exposure exposure, Symptom symptom, Phase phase) {
    return switch (phase) {
      case ON_TREATMENT ->
          chart.takenOrPlanned(exposure) || exposure.hadBeenTakenAt(symptom.onset());
      case WITHDRAWAL -> exposure.past();
      case OVERDOSE -> exposure.ongoing() && !chart.symptomsThatAre("drug-overdose").isEmpty();
    };
  }

  private static Optional<Signal> signal(
      Chart chart, Exposure exposure, Symptom symptom, UndesirableEffect effect) {
    Criteria criteria = new Criteria(chart, context(exposure, symptom, effect.phase()));
    Weighing weighing = Weighing.of(effect.statement(), criteria, List.of());
    Timing timing = timing(chart, exposure, symptom, effect);
    if (!weighing.applies() || !timing.plausible()) {
      return Optional.empty();
    }
    Weighing fitting = chart.planned(exposure) ? weighing.asPlanned() : weighing;
    Closeness closeness = closeness(chart, symptom, effect);
    return Optional.of(new Signal(effect, exposure, null, symptom, closeness, timing, fitting));
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
    for (String as : effect.presentsAs()) {
      if (chart.closeness(symptom, as).certain()) {
        return Closeness.RELATED;
      }
    }
    return Closeness.NONE;
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

  /** Of what the timing leaves: what it rules out silences nothing. */
  private static List<Signal> closest(List<Signal> plausible) {
    if (plausible.size() < 2) {
      return plausible;
    }
    List<Signal> all = afterTheStop(plausible);
    all.sort(CLOSEST_FIRST);
    Closeness best = all.get(0).closeness();
    all.removeIf(s -> best == Closeness.EXACT && s.closeness() != best);
    all.removeIf(s -> best != Closeness.RELATED && s.closeness() == Closeness.RELATED);
    return all;
  }

  /** What began on the day of the stop could be either; it is said as what follows a stop. */
  private static List<Signal> afterTheStop(List<Signal> all) {
    List<Signal> withdrawal = new ArrayList<>(all);
    withdrawal.removeIf(s -> s.timing() != Timing.WITHIN_WITHDRAWAL);
    return withdrawal.isEmpty() ? all : withdrawal;
  }
}
