package org.spasmwatch.assessment.chart;

/** How the onset of a finding stands to the drug. The codes are a contract. */
public enum Timing {
  AFTER_INCREASE("after-increase"),
  AFTER_START("after-start"),
  WITHIN_WITHDRAWAL("within-withdrawal"),
  UNKNOWN("unknown"),
  BEFORE_START("before-start"),
  AFTER_WITHDRAWAL_WINDOW("after-withdrawal-window");

  private final String code;

  Timing(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Whether the drug can be the cause of what began then. */
  public boolean plausible() {
    return this != BEFORE_START && this != AFTER_WITHDRAWAL_WINDOW;
  }
}
