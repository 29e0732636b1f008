package org.spasmwatch.assessment.rule;

import java.util.List;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Tapers;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.terminology.Closeness;

/**
 * An order of this moment ends a drug whose end can bring withdrawal, or lowers its dose in too
 * large a step: not to stop abruptly is an instruction that it would break; the end of a taper
 * breaks none. After a course that is known to have been too short for withdrawal nothing is said.
 * Who ends an order says that the drug is taken.
 */
public final class StopRule implements Rule {
  static final String STEP = Tapers.STEP;
  private static final String LONG_ENOUGH = "course-long-enough-for-withdrawal";

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    if (chart.facts().orders().ended().isEmpty()) {
      return List.of();
    }
    boolean ends = chart.ending(exposure);
    String limit = ends ? Tapers.ABRUPT : STEP;
    boolean gently = ends ? new Tapers(chart).tapered(exposure) : !cut(chart, exposure);
    if (gently || tooShort(chart, exposure)) {
      return List.of();
    }
    return chart.knowledge().about(exposure.drug(), UndesirableEffect.class).stream()
        .filter(effect -> effect.phase() == Phase.WITHDRAWAL)
        .filter(effect -> effect.statement().use() == Use.ALERT)
        .filter(effect -> open(chart, exposure, effect))
        .map(effect -> signal(effect, exposure, limit))
        .toList();
  }

  /** Whether the orders lower the dose in one step by more than the policy allows. */
  private static boolean cut(Chart chart, Exposure exposure) {
    DailyDose after = exposure.dailyDose();
    return after != null
        && chart
            .doseBefore(exposure)
            .filter(before -> new Tapers(chart).steep(before, after))
            .isPresent();
  }

  private static boolean tooShort(Chart chart, Exposure exposure) {
    Criterion longEnough = new Criterion.TakenFor(LONG_ENOUGH, LONG_ENOUGH);
    Verdict verdict = new Criteria(chart, Context.of(exposure, null)).decide(longEnough);
    return verdict.notMet();
  }

  /** Where a source speaks of prolonged use, a course that is known to be short is none. */
  private static boolean open(Chart chart, Exposure exposure, UndesirableEffect effect) {
    Criteria criteria = new Criteria(chart, Context.of(exposure, null));
    boolean brief =
        effect.statement().population().modifiers().stream()
            .map(Modifier::when)
            .filter(StopRule::ofDuration)
            .anyMatch(duration -> criteria.decide(duration).notMet());
    return !brief && Weighing.of(effect.statement(), criteria, List.of()).applies();
  }

  private static boolean ofDuration(Criterion criterion) {
    return criterion instanceof Criterion.TakenFor
        || (criterion instanceof Criterion.AtLeast several
            && several.parts().stream().allMatch(StopRule::ofDuration));
  }

  private static Signal signal(UndesirableEffect effect, Exposure exposure, String limit) {
    Weighing weighing = Weighing.unconditional(Urgency.SAME_DAY, limit);
    return new Signal(effect, exposure, null, null, Closeness.NONE, Timing.UNKNOWN, weighing);
  }
}
