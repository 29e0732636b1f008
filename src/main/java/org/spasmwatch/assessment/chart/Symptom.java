package org.spasmwatch.assessment.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Span;

/**
 * A finding that the patient has now: all its records of the present episode, its onset, and when
 * it was last there ({@code until} is null when nothing says when it was seen).
 */
public record Symptom(
    String concept, @Nullable Span onset, @Nullable Span until, List<Finding> findings) {
  public Symptom {
    requireNonNull(concept, "concept");
    findings = List.copyOf(findings);
  }

  /** Whether at least one record is certain of it. */
  public boolean certain() {
    return findings.stream().anyMatch(Finding::certain);
  }

  /** Of its finding alone: a patient has it once. */
  @Override
  public int hashCode() {
    return concept.hashCode();
  }
}
