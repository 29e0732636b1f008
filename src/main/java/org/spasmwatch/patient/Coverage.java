package org.spasmwatch.patient;

import java.util.List;

/**
 * How far the facts reach. {@code findingsComplete}: every kind of record that a finding may stand
 * in was asked for and answered in full, so that what is not among the findings is not recorded.
 * {@code unknownDrugs}: records of drugs in use of which nobody can say what drug it is.
 */
public record Coverage(boolean findingsComplete, List<String> unknownDrugs) {
  /** Data of which nothing is promised: what is not in them may well be so. */
  public static final Coverage OPEN = new Coverage(false, List.of());

  public Coverage {
    unknownDrugs = List.copyOf(unknownDrugs);
  }
}
