package org.spasmwatch.assessment.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/**
 * Whether the record shows that a dose was brought down before the drug ends: to half of its
 * highest or less (abrupt-step), over more days than make a stop abrupt. The steps are those that
 * one record lays out, or records one after the other.
 */
public final class Tapers {
  public static final String STEP = "abrupt-step";
  public static final String ABRUPT = "abrupt";

  private static final Comparator<DoseStage> FIRST_BEGUN =
      Comparator.comparing(stage -> stage.begin().latest());

  private final Chart chart;

  public Tapers(Chart chart) {
    this.chart = chart;
  }

  /** Whether the last step until now ends a taper. */
  public boolean tapered(Exposure exposure) {
    List<DoseStage> stages =
        exposure.uses().stream()
            .filter(use -> !chart.facts().orders().drafts(use))
            .flatMap(Tapers::stages)
            .filter(stage -> !stage.begin().latest().isAfter(chart.at()))
            .sorted(FIRST_BEGUN)
            .toList();
    if (stages.size() < 2 || !stages.stream().allMatch(s -> known(s.dose()))) {
      return false;
    }
    int highest = highest(stages);
    DoseStage last = stages.get(stages.size() - 1);
    return highest < stages.size() - 1
        && steep(stages.get(highest).dose(), last.dose())
        && !abrupt(stages.get(highest + 1));
  }

  private static Stream<DoseStage> stages(MedicationUse use) {
    if (!use.stages().isEmpty()) {
      return use.stages().stream();
    }
    return use.start() == null || use.dailyDose() == null
        ? Stream.of()
        : Stream.of(new DoseStage(use.start(), use.dailyDose()));
  }

  /** The last of those with the highest dose. */
  private static int highest(List<DoseStage> stages) {
    int highest = 0;
    for (int i = 1; i < stages.size(); i++) {
      if (stages.get(i).dose().most().compareTo(stages.get(highest).dose().most()) >= 0) {
        highest = i;
      }
    }
    return highest;
  }

  private boolean abrupt(DoseStage firstStepDown) {
    long days = Duration.between(firstStepDown.begin().latest(), chart.at()).toDays();
    return holds(ABRUPT, BigDecimal.valueOf(days));
  }

  /** Whether the dose is lowered by so much that it is steep when it is done in one step. */
  public boolean steep(DailyDose before, DailyDose after) {
    return known(before)
        && known(after)
        && holds(
            STEP,
            before
                .most()
                .subtract(after.most())
                .multiply(BigDecimal.valueOf(100))
                .divide(before.most(), 1, RoundingMode.HALF_UP));
  }

  private static boolean known(DailyDose dose) {
    return dose.exact() && dose.certain() && dose.most().signum() > 0;
  }

  private boolean holds(String key, BigDecimal value) {
    return chart.policy().find(key).filter(limit -> holds(limit, value)).isPresent();
  }

  private static boolean holds(Limit limit, BigDecimal value) {
    return limit.holds(Quantity.of(value, limit.unit())) == Truth.TRUE;
  }
}
