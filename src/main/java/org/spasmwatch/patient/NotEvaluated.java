package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

/** A record that took no part in the assessment, and why, in words a person can act on. */
public record NotEvaluated(String reference, String reason) {
  public NotEvaluated {
    requireNonNull(reference, "reference");
    requireNonNull(reason, "reason");
  }
}
