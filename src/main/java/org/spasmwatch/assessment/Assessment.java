package org.spasmwatch.assessment;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;

/**
 * The answer: the concerns, the most urgent first, and what took no part. {@code unchecked} are the
 * records of unknown drugs that a card has to speak of, mostly none.
 */
public record Assessment(
    PatientFacts facts,
    Occasion occasion,
    List<Concern> concerns,
    List<NotEvaluated> notEvaluated,
    List<String> unchecked) {
  public Assessment {
    requireNonNull(facts, "facts");
    requireNonNull(occasion, "occasion");
    concerns = List.copyOf(concerns);
    notEvaluated = List.copyOf(notEvaluated);
    unchecked = List.copyOf(unchecked);
  }
}
