package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of the entries of a search, found out in one pass over them: a search may
 * bring thousands.
 *
 * @param found whether there is a resource of the type that was asked for
 * @param error the first OperationOutcome that says that something went wrong
 * @param matches how many of them were asked for, and not only sent along
 */
record Entries(boolean found, @Nullable JsonNode error, long matches) {
  private static final Entries NONE = new Entries(false, null, 0);
  private static final Set<String> SERIOUS = Set.of("error", "fatal");

  /** Those of a Bundle; what is no Bundle has none. */
  static Entries of(JsonNode json, String type) {
    JsonNode entries = json.path("entry");
    if (!entries.isArray() || entries.isEmpty()) {
      return NONE;
    }
    boolean found = false;
    JsonNode error = null;
    long matches = 0;
    for (JsonNode entry : entries) {
      JsonNode resource = entry.path("resource");
      String resourceType = resource.path("resourceType").asText();
      found = found || resourceType.equals(type);
      if (error == null && resourceType.equals("OperationOutcome") && serious(resource)) {
        error = resource;
      }
      matches += entry.path("search").path("mode").asText("match").equals("match") ? 1 : 0;
    }
    return new Entries(found, error, matches);
  }

  private static boolean serious(JsonNode outcome) {
    for (JsonNode issue : outcome.path("issue")) {
      if (SERIOUS.contains(issue.path("severity").asText())) {
        return true;
      }
    }
    return false;
  }
}
