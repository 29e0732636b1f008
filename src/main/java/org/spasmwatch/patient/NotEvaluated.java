package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

/** A record that took no part in the assessment, and why, in words a person can act on. */
public record NotEvaluated(String reference, Cause cause, String reason) {

  /**
   * The kinds of reasons, for counting: the words of a reason may come from the patient's record,
   * these do not. The names are part of the metrics.
   */
  public enum Cause {
    /** The client did not send it, or its own query for it failed. */
    INCOMPLETE("incomplete"),
    /** Not of the form that FHIR asks for. */
    FORM("form"),
    /** About somebody else. */
    OTHER_SUBJECT("other-subject"),
    /** It carries something that can turn its meaning round. */
    MODIFIER("modifier"),
    /** No date, one that cannot be read, or one that lies ahead. */
    DATE("date"),
    /** A value or a unit that says nothing here. */
    VALUE("value"),
    /** A medicine that is not in the tables. */
    UNKNOWN_MEDICINE("unknown-medicine"),
    /** What it refers to was not sent with it. */
    REFERENCE("reference"),
    /** A type of record that is not read. */
    TYPE("type"),
    /** The limits for adults do not hold for this patient. */
    CHILD("child"),
    /** Another drug is taken, beside which the limits of dose do not hold. */
    OTHER_SCHEDULE("other-schedule"),
    /** The patient has died: there is nobody to warn of. */
    DECEASED("deceased");

    private final String code;

    Cause(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public NotEvaluated {
    requireNonNull(reference, "reference");
    requireNonNull(cause, "cause");
    requireNonNull(reason, "reason");
  }
}
