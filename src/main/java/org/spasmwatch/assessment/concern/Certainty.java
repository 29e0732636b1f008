package org.spasmwatch.assessment.concern;

/**
 * The causality categories of the WHO-UMC system that the service gives by itself: {@code certain}
 * needs a clinician, {@code probable} that the record shows the finding gone without the drug and
 * back with it.
 */
public enum Certainty {
  PROBABLE("probable"),
  POSSIBLE("possible"),
  CONDITIONAL("conditional"),
  UNLIKELY("unlikely"),
  UNASSESSABLE("unassessable");

  private final String code;

  Certainty(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
