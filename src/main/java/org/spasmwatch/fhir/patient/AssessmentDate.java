package org.spasmwatch.fhir.patient;

import java.time.Instant;
import java.util.Optional;

/** The instant of an assessment as a caller may give it: a date means the end of that day. */
public final class AssessmentDate {
  private AssessmentDate() {}

  /** Empty when the text is no FHIR date or dateTime. */
  public static Optional<Instant> parse(String text) {
    return Times.parse(text).map(span -> span.latest());
  }
}
