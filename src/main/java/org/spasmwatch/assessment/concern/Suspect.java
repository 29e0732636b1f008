package org.spasmwatch.assessment.concern;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.rule.Signal;

/** One drug as a cause to be weighed, with the signals about it, the weightiest first. */
public record Suspect(
    String drug,
    String phase,
    Timing timing,
    Certainty certainty,
    List<Signal> signals,
    Naranjo naranjo) {
  public Suspect {
    requireNonNull(drug, "drug");
    requireNonNull(phase, "phase");
    requireNonNull(timing, "timing");
    requireNonNull(certainty, "certainty");
    requireNonNull(naranjo, "naranjo");
    signals = List.copyOf(signals);
  }

  /** The weightiest. */
  public Signal first() {
    return signals.get(0);
  }
}
