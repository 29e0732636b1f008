package org.spasmwatch.fhir.patient;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
          "ended", Status.PAST,
          "on-hold", Status.PAST,
          "draft", Status.INTENDED,
          "unknown", Status.UNKNOWN,
          "", Status.UNKNOWN);

  /** R5 says in {@code adherence} what R4 says in the status of a statement. */
  private static final Map<String, Status> ADHERENCE =
      Map.of(
          "taking", Status.CURRENT,
          "taking-as-directed", Status.CURRENT,
          "taking-not-as-directed", Status.CURRENT,
          "on-hold", Status.PAST,
          "on-hold-as-directed", Status.PAST,
          "on-hold-not-as-directed", Status.PAST,
          "stopped", Status.PAST,
          "stopped-as-directed", Status.PAST,
          "stopped-not-as-directed", Status.PAST);

  static final String NO_SUCH_STATUS = "its status is not one of the resource's codes";

  private static final Set<String> STATEMENT_OF_R5 = Set.of("recorded", "draft");
  private static final String NOT_TAKING = "not-taking";
  private static final Set<String> NEVER = Set.of("entered-in-error", "not-taken", "cancelled");
  private static final Set<String> ONLY_MEANT = Set.of("proposal", "option");

  private Statuses() {}

  static Optional<Status> of(Item item) {
    String status = item.status();
    boolean request = item.type().equals("MedicationRequest");
    if (NEVER.contains(status) || item.at("doNotPerform").asBoolean(false)) {
      return Optional.empty();
    }
    if (!request && STATEMENT_OF_R5.contains(status) && Shapes.ofR5(item.resource())) {
      return ofAdherence(item, status);
    }
    Status found = (request ? REQUEST : STATEMENT).get(status);
    if (found == null) {
      item.notEvaluated(Cause.FORM, NO_SUCH_STATUS);
      return Optional.empty();
    }
    boolean meant = request && ONLY_MEANT.contains(item.at("intent").asText());
    return Optional.of(meant ? Status.INTENDED : found);
  }

  /** A statement of R5; without adherence, or as a draft, nobody says whether it is taken. */
  private static Optional<Status> ofAdherence(Item item, String status) {
    List<String> codes =
        Item.elements(item.at("adherence").path("code").path("coding")).stream()
            .map(coding -> coding.path("code").asText())
            .toList();
    if (codes.contains(NOT_TAKING)) {
      return Optional.empty();
    }
    Status adhered =
        codes.stream()
            .map(ADHERENCE::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(Status.UNKNOWN);
    boolean onlyDraft = status.equals("draft") && adhered == Status.CURRENT;
    return Optional.of(onlyDraft ? Status.UNKNOWN : adhered);
  }
}
