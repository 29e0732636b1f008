package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One record of a drug in the patient: a statement or an order. {@code drugs} are the ids of its
 * ingredients that the knowledge speaks of. {@code dailyDose} is null when the record does not say.
 * {@code certain} is false when the drug was recognised by its name only. {@code reasons} are the
 * findings it was given for, as far as the record says; {@code supply} is until when an order
 * speaks, null for what is no order. {@code stages} are the steps of its schedule in their order,
 * past and to come, when it has several and says when each begins; {@code dailyDose} is then that
 * of now.
 */
public record MedicationUse(
    String reference,
    Set<String> drugs,
    Status status,
    @Nullable Span start,
    @Nullable Span stop,
    @Nullable DailyDose dailyDose,
    boolean certain,
    Set<String> reasons,
    @Nullable Supply supply,
    List<DoseStage> stages)
    implements Fact {

  /** What the record says of taking the drug at the instant of the assessment. */
  public enum Status {
    CURRENT,
    PAST,
    INTENDED,
    UNKNOWN
  }

  public MedicationUse {
    requireNonNull(reference, "reference");
    requireNonNull(status, "status");
    drugs = Set.copyOf(drugs);
    reasons = Set.copyOf(reasons);
    stages = List.copyOf(stages);
  }

  /** A record without a schedule of several steps. */
  public MedicationUse(
      String reference,
      Set<String> drugs,
      Status status,
      @Nullable Span start,
      @Nullable Span stop,
      @Nullable DailyDose dailyDose,
      boolean certain,
      Set<String> reasons,
      @Nullable Supply supply) {
    this(reference, drugs, status, start, stop, dailyDose, certain, reasons, supply, List.of());
  }

  /** A record that does not say how much was supplied. */
  public MedicationUse(
      String reference,
      Set<String> drugs,
      Status status,
      @Nullable Span start,
      @Nullable Span stop,
      @Nullable DailyDose dailyDose,
      boolean certain,
      Set<String> reasons) {
    this(reference, drugs, status, start, stop, dailyDose, certain, reasons, null);
  }

  /** The same with another status. */
  public MedicationUse as(Status other) {
    return new MedicationUse(
        reference, drugs, other, start, stop, dailyDose, certain, reasons, supply, stages);
  }

  /** Of its record alone: few facts come from the same one. */
  @Override
  public int hashCode() {
    return reference.hashCode();
  }
}
