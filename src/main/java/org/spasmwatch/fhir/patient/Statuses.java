package org.spasmwatch.fhir.patient;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.NotEvaluated.Cause;

/**
 * What the status and intent of a medication record say of taking the drug. The table is explained,
 * row by row, in docs/patient-data.md; empty means no exposure.
 */
final class Statuses {
  private static final Map<String, Status> STATEMENT =
      Map.of(
          "active", Status.CURRENT,
          "completed", Status.PAST,
          "stopped", Status.PAST,
          "on-hold", Status.PAST,
          "intended", Status.INTENDED,
          "unknown", Status.UNKNOWN,
          "", Status.UNKNOWN);
  private static final Map<String, Status> REQUEST =
      Map.of(
          "active", Status.CURRENT,
          "completed", Status.UNKNOWN,
          "stopped", Status.PAST,
          "on-hold", Status.PAST,
          "draft", Status.INTENDED,
          "unknown", Status.UNKNOWN,
          "", Status.UNKNOWN);
  private static final Set<String> NEVER = Set.of("entered-in-error", "not-taken", "cancelled");
  private static final Set<String> ONLY_MEANT = Set.of("proposal", "option");

  private Statuses() {}

  static Optional<Status> of(Item item) {
    String status = item.status();
    boolean request = item.type().equals("MedicationRequest");
    if (NEVER.contains(status) || item.at("doNotPerform").asBoolean(false)) {
      return Optional.empty();
    }
    Status found = (request ? REQUEST : STATEMENT).get(status);
    if (found == null) {
      item.notEvaluated(Cause.FORM, "its status is not one of the resource's codes");
      return Optional.empty();
    }
    boolean meant = request && ONLY_MEANT.contains(item.at("intent").asText());
    return Optional.of(meant ? Status.INTENDED : found);
  }
}
