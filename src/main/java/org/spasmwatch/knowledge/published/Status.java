package org.spasmwatch.knowledge.published;

import java.util.Optional;
import java.util.stream.Stream;

/** Whether a statement is in force: only what is active takes part in assessments. */
public enum Status {
  ACTIVE("active"),
  /** Not in force yet. */
  DRAFT("draft"),
  /** No longer in force. */
  RETIRED("retired"),
  /** Nobody says. */
  UNKNOWN("unknown");

  private final String code;

  Status(String code) {
    this.code = code;
  }

  /** As in FHIR's code system {@code publication-status}. */
  public String code() {
    return code;
  }

  /** Empty when it is none of them. */
  public static Optional<Status> of(String code) {
    return Stream.of(values()).filter(status -> status.code.equals(code)).findFirst();
  }
}
