package org.spasmwatch.patient;

/** Something known of the patient, with the reference of the resource that says so. */
public sealed interface Fact permits MedicationUse, Finding, Measurement, KnownReaction {
  /** {@code Type/id}, else the entry's fullUrl, else a JSON pointer into the bundle. */
  String reference();
}
