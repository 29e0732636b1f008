package org.spasmwatch.fhir.patch;

import java.util.List;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;

/** Ends the work on a patch of which one change cannot be made; never leaves this package. */
final class Unpatchable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  Unpatchable(String why) {
    super(why, null, false, false);
    this.why = why;
  }

  /** The issue, with the number of the change from 0 on. */
  <T> Reading<T> at(int number) {
    return refused("processing", number, why);
  }

  static <T> Reading<T> refused(String code, int number, String why) {
    return Reading.refused(
        List.of(new Issue(code, "change " + number + " of the patch, from 0 on: " + why, null)));
  }

  static <T> Reading<T> refused(String code, String why) {
    return Reading.refused(List.of(new Issue(code, why, null)));
  }
}
