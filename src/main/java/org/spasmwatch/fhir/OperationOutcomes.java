package org.spasmwatch.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders issues as an OperationOutcome; its form is the same in R4, R4B and R5. */
public final class OperationOutcomes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OperationOutcomes() {}

  /** That all is well, in words. */
  public static ObjectNode allWell(String diagnostics) {
    ObjectNode outcome = JSON.objectNode().put("resourceType", "OperationOutcome");
    outcome
        .putArray("issue")
        .addObject()
        .put("severity", "information")
        .put("code", "informational")
        .put("diagnostics", diagnostics);
    return outcome;
  }

  public static ObjectNode of(List<Issue> issues) {
    ObjectNode outcome = JSON.objectNode().put("resourceType", "OperationOutcome");
    ArrayNode list = outcome.putArray("issue");
    for (Issue issue : issues) {
      ObjectNode node =
          list.addObject()
              .put("severity", "error")
              .put("code", issue.code())
              .put("diagnostics", issue.diagnostics());
      where(node, issue.where());
    }
    return outcome;
  }

  /** Of a parameter of HTTP, {@code location} is where FHIR has its name. */
  private static void where(ObjectNode node, @Nullable String where) {
    if (where == null) {
      return;
    }
    if (where.startsWith(Issue.HTTP)) {
      node.putArray("location").add(where);
    }
    node.putArray("expression").add(where);
  }
}
