package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

/**
 * A FHIR query that brings facts. {@code key} names it among the others; {@code template} is a
 * relative URL with tokens of CDS Hooks 2.0 ("Prefetch tokens") in place of the patient's id.
 */
public record Query(String key, Purpose purpose, String type, String template) {

  /** Which facts a query brings. */
  public enum Purpose {
    PATIENT,
    MEDICATIONS,
    FINDINGS,
    MEASUREMENTS,
    REACTIONS
  }

  public Query {
    requireNonNull(key, "key");
    requireNonNull(purpose, "purpose");
    requireNonNull(type, "type");
    requireNonNull(template, "template");
  }
}
