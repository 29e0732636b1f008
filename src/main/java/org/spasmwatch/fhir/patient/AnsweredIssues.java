package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Canonicals;

/** Reads what an EHR has on record of our cards: DetectedIssue with {@code mitigation}. */
final class AnsweredIssues {
  private static final Set<String> NEVER = Set.of("entered-in-error", "cancelled");
  private static final String SYSTEM = Canonicals.identifiers("detected-issue");

  private AnsweredIssues() {}

  /** Whether somebody did something about it, in this patient. */
  static boolean isOne(JsonNode issue, String patientId) {
    String field = issue.path("subject").isMissingNode() ? "patient" : "subject";
    String whose = Item.withoutVersion(issue.path(field).path("reference").asText());
    boolean theirs = whose.equals("Patient/" + patientId) || whose.endsWith("/Patient/" + patientId);
    return theirs
        && !NEVER.contains(issue.path("status").asText())
        && issue.path("mitigation").isArray()
        && !issue.path("mitigation").isEmpty();
  }

  static Stream<String> values(JsonNode issue) {
    return Item.elements(issue.path("identifier")).stream()
        .filter(identifier -> identifier.path("system").asText().equals(SYSTEM))
        .map(identifier -> identifier.path("value").asText())
        .filter(value -> !value.isBlank());
  }
}
