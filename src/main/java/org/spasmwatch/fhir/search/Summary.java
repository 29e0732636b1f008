package org.spasmwatch.fhir.search;

import java.util.Optional;
import java.util.stream.Stream;

/** How much of a resource is asked for, as in {@code _summary}. */
public enum Summary {
  /** The whole resource. */
  FALSE("false"),
  /** The elements that FHIR marks as summary. */
  TRUE("true"),
  /** Everything but the narrative. */
  DATA("data"),
  /** The narrative, and what every resource must have. */
  TEXT("text"),
  /** How many match, and none of them. */
  COUNT("count");

  private final String code;

  Summary(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Summary> of(String code) {
    return Stream.of(values()).filter(s -> s.code.equals(code)).findFirst();
  }
}
