package org.spasmwatch.fhir.issue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;

/** What took no part, as an OperationOutcome of warnings; its form is alike in all versions. */
final class Outcome {
  private Outcome() {}

  static ObjectNode of(List<NotEvaluated> records) {
    ObjectNode outcome =
        JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
    ArrayNode issues = outcome.putArray("issue");
    records.forEach(
        r -> add(issues, "warning", code(r.cause()), r.reference() + ": " + r.reason()));
    if (records.isEmpty()) {
      add(issues, "information", "informational", "every record that is read here was evaluated");
    }
    return outcome;
  }

  private static void add(ArrayNode issues, String severity, String code, String diagnostics) {
    issues.addObject().put("severity", severity).put("code", code).put("diagnostics", diagnostics);
  }

  /** The causes as codes of FHIR's IssueType. */
  private static String code(Cause cause) {
    return switch (cause) {
      case INCOMPLETE -> "incomplete";
      case FORM -> "structure";
      case OTHER_SUBJECT -> "business-rule";
      case MODIFIER -> "extension";
      case DATE, VALUE -> "value";
      case UNKNOWN_MEDICINE -> "code-invalid";
      case REFERENCE -> "not-found";
      case TYPE -> "not-supported";
      case CHILD, OTHER_SCHEDULE, DECEASED -> "informational";
    };
  }
}
