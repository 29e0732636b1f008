package org.spasmwatch.fhir.patient;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;

/** Collects what took no part in the reading of one bundle. */
final class Unread {
  private final Set<NotEvaluated> all = new LinkedHashSet<>();

  void add(String reference, Cause cause, String reason) {
    all.add(new NotEvaluated(reference, cause, reason));
  }

  List<NotEvaluated> all() {
    return List.copyOf(all);
  }
}
