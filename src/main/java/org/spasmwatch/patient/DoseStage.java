package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

/** One step of a schedule that a record lays out, such as a titration or a taper. */
public record DoseStage(Span begin, DailyDose dose) {
  public DoseStage {
    requireNonNull(begin, "begin");
    requireNonNull(dose, "dose");
  }
}
