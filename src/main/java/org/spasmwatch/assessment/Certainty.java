package org.spasmwatch.assessment;

/**
 * The causality categories of the WHO-UMC system that the service gives by itself: {@code certain}
 * and {@code probable} need a clinician or a dechallenge.
 */
public enum Certainty {
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
