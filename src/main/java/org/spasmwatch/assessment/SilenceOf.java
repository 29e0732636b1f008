package org.spasmwatch.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.assessment.rule.EffectRule;
import org.spasmwatch.assessment.rule.WarningRule;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;

/** Why a statement made no signal: the first thing that stands against it. */
final class SilenceOf {
  private final Chart chart;
  private final Considered considered;

  SilenceOf(Chart chart, Considered considered) {
    this.chart = chart;
    this.considered = considered;
  }

  Outcome outcome() {
    if (!taken()) {
      return Outcome.NOT_TAKEN;
    }
    List<Verdict> decisive =
        considered.decisions().stream().filter(Explainer::decisive).map(Decision::verdict).toList();
    if (decisive.stream().anyMatch(Verdict::notMet)) {
      return Outcome.NOT_MET;
    }
    if (decisive.stream().anyMatch(verdict -> !verdict.met())) {
      return Outcome.NOT_KNOWN;
    }
    Timing timing = considered.timing();
    boolean plausible = timing == null ? signsInTime() : timing.plausible();
    return plausible ? Outcome.NEARER : Outcome.TIMING;
  }

  /** A red flag without an index symptom is the drug's when its signs are. */
  private boolean signsInTime() {
    return !(considered.use() instanceof Warning)
        || new Timings(chart).onTreatment(considered.exposure(), signs()).plausible();
  }

  private Symptom signs() {
    return WarningRule.signsOf(
        considered.decisions().stream()
            .filter(decision -> decision.role() == Role.SIGNS)
            .flatMap(decision -> decision.verdict().facts().stream())
            .toList());
  }

  private boolean taken() {
    Exposure exposure = considered.exposure();
    Symptom symptom = considered.symptom();
    if (considered.use() instanceof UndesirableEffect effect && symptom != null) {
      return EffectRule.inPhase(chart, exposure, symptom, effect.phase());
    }
    if (considered.use() instanceof Warning warning) {
      Symptom began = symptom == null ? signs() : symptom;
      return WarningRule.taken(exposure, warning, began.onset());
    }
    return exposure.ongoing();
  }

  /** The context in which the rule of that kind asks its criteria. */
  static Context context(ClinicalUse use, Exposure exposure, @Nullable Symptom symptom) {
    if (use instanceof Warning) {
      return Context.redFlag(exposure, symptom);
    }
    return use instanceof UndesirableEffect effect && symptom != null
        ? EffectRule.context(exposure, symptom, effect.phase())
        : Context.of(exposure, symptom);
  }

  static Timing timing(Chart chart, ClinicalUse use, Exposure exposure, Symptom symptom) {
    boolean withdrawal =
        use instanceof UndesirableEffect effect && effect.phase() == Phase.WITHDRAWAL;
    return withdrawal
        ? EffectRule.timing(chart, exposure, symptom, (UndesirableEffect) use)
        : new Timings(chart).onTreatment(exposure, symptom);
  }
}
