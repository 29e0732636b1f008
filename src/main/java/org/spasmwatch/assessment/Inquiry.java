package org.spasmwatch.assessment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;

/**
 * An assessment with all that led to it: what the records were joined into, and every statement
 * that was held against them, silent ones included.
 */
public record Inquiry(
    Assessment assessment,
    List<Exposure> exposures,
    List<Symptom> symptoms,
    List<Considered> considered) {
  public Inquiry {
    requireNonNull(assessment, "assessment");
    exposures = List.copyOf(exposures);
    symptoms = List.copyOf(symptoms);
    considered = List.copyOf(considered);
  }
}
