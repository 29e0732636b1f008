package org.spasmwatch.assessment.chart;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.Span;

/**
 * What all records of one ingredient together say: whether it is taken, since when, until when, and
 * whether its dose went up. {@code stop} is set for past exposures only.
 */
public record Exposure(
    String drug,
    MedicationUse.Status status,
    @Nullable Span start,
    @Nullable Span stop,
    @Nullable Span increase,
    @Nullable DailyDose dailyDose,
    List<MedicationUse> uses) {
  public Exposure {
    requireNonNull(drug, "drug");
    requireNonNull(status, "status");
    uses = List.copyOf(uses);
  }

  /** The steps of its schedules that begin after the instant, in their order. */
  public List<DoseStage> ahead(Instant at) {
    return uses.stream()
        .flatMap(use -> use.stages().stream())
        .filter(stage -> stage.begin().earliest().isAfter(at))
        .sorted(Comparator.comparing(stage -> stage.begin().earliest()))
        .distinct()
        .toList();
  }

  /** Whether any of its records is such a one. */
  boolean anyUse(Predicate<MedicationUse> such) {
    for (MedicationUse use : uses) {
      if (such.test(use)) {
        return true;
      }
    }
    return false;
  }

  /** The same, taken in another dose. */
  public Exposure in(DailyDose dose) {
    return new Exposure(drug, status, start, stop, increase, dose, uses);
  }

  /** Taken now, or not known not to be. */
  public boolean ongoing() {
    return status == MedicationUse.Status.CURRENT || status == MedicationUse.Status.UNKNOWN;
  }

  /** Meant to be taken; of those only what is being ordered now gets into a chart's plans. */
  public boolean intended() {
    return status == MedicationUse.Status.INTENDED;
  }

  public boolean past() {
    return status == MedicationUse.Status.PAST;
  }

  /**
   * Whether what began then began while the drug, which was stopped since, was taken: stopping is
   * the first thing that is done about a reaction, and does not clear the drug of it.
   */
  public boolean hadBeenTakenAt(@Nullable Span onset) {
    Span end = stop;
    return past()
        && end != null
        && onset != null
        && (start == null || !onset.certainlyBefore(start))
        && !end.certainlyBefore(onset);
  }

  /** Whether at least one record names the drug by code. */
  public boolean certain() {
    return anyUse(MedicationUse::certain);
  }

  /** Of its drug alone: a patient has few exposures to one drug. */
  @Override
  public int hashCode() {
    return drug.hashCode();
  }
}
