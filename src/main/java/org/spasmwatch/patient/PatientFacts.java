package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one patient at one instant. {@code patient} is the reference of the Patient
 * ({@code Patient/123}), null when the data name none; {@code born} is the birth date as far as it
 * is known; {@code coverage} says how far the data reach, {@code person} what else of the patient
 * matters, {@code orders} what is being ordered. Every fact list keeps the order of the data;
 * nothing may depend on it.
 */
public record PatientFacts(
    Instant at,
    @Nullable String patient,
    @Nullable Span born,
    List<MedicationUse> medications,
    List<Finding> findings,
    List<Measurement> measurements,
    List<KnownReaction> reactions,
    List<NotEvaluated> notEvaluated,
    Coverage coverage,
    Person person,
    Orders orders) {
  public PatientFacts {
    requireNonNull(at, "at");
    requireNonNull(coverage, "coverage");
    requireNonNull(person, "person");
    requireNonNull(orders, "orders");
    medications = List.copyOf(medications);
    findings = List.copyOf(findings);
    measurements = List.copyOf(measurements);
    reactions = List.copyOf(reactions);
    notEvaluated = List.copyOf(notEvaluated);
  }

  /** The same facts, seen from another instant. */
  public PatientFacts seenAt(Instant other) {
    return new PatientFacts(
        other,
        patient,
        born,
        medications,
        findings,
        measurements,
        reactions,
        notEvaluated,
        coverage,
        person,
        orders);
  }

  /** Facts from data of which nothing is promised. */
  public PatientFacts(
      Instant at,
      @Nullable String patient,
      @Nullable Span born,
      List<MedicationUse> medications,
      List<Finding> findings,
      List<Measurement> measurements,
      List<KnownReaction> reactions,
      List<NotEvaluated> notEvaluated) {
    this(
        at,
        patient,
        born,
        medications,
        findings,
        measurements,
        reactions,
        notEvaluated,
        Coverage.OPEN,
        Person.UNKNOWN,
        Orders.NONE);
  }

  /** Facts of a patient of whom nothing else is known. */
  public PatientFacts(
      Instant at,
      @Nullable String patient,
      @Nullable Span born,
      List<MedicationUse> medications,
      List<Finding> findings,
      List<Measurement> measurements,
      List<KnownReaction> reactions,
      List<NotEvaluated> notEvaluated,
      Coverage coverage) {
    this(
        at,
        patient,
        born,
        medications,
        findings,
        measurements,
        reactions,
        notEvaluated,
        coverage,
        Person.UNKNOWN,
        Orders.NONE);
  }
}
