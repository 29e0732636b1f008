package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A symptom, sign or diagnosis, present or expressly absent. {@code onset} is when it began, {@code
 * seen} when it was last recorded, {@code ended} when it is known to have gone. {@code certain} is
 * false for text, for unconfirmed conditions and for codes that cover several findings.
 */
public record Finding(
    String reference,
    String concept,
    State state,
    @Nullable Span onset,
    @Nullable Span seen,
    boolean certain,
    @Nullable Span ended)
    implements Fact {

  /** How the record puts it. */
  public enum State {
    /** A condition that is active, recurring or relapsing. */
    ACTIVE,
    /** Observed at its time; current only while that time is near. */
    OBSERVED,
    /** Expressly absent or refuted. */
    ABSENT,
    /** Over: serves timing, triggers nothing. */
    RESOLVED
  }

  public Finding {
    requireNonNull(reference, "reference");
    requireNonNull(concept, "concept");
    requireNonNull(state, "state");
  }

  /** One of which nobody says when it went. */
  public Finding(
      String reference,
      String concept,
      State state,
      @Nullable Span onset,
      @Nullable Span seen,
      boolean certain) {
    this(reference, concept, state, onset, seen, certain, null);
  }

  /** Of its record alone: few facts come from the same one. */
  @Override
  public int hashCode() {
    return reference.hashCode();
  }
}
