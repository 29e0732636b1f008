package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Canonicals;

/**
 * One of our cards that an EHR has on record as answered: a DetectedIssue with {@code mitigation}.
 *
 * @param identifier the value of our identifier
 * @param severity how severe it was when it was answered, by FHIR's code; null when it is not said
 */
public record AnsweredIssue(String identifier, @Nullable String severity) {
  private static final Set<String> NEVER = Set.of("entered-in-error", "cancelled");
  private static final String SYSTEM = Canonicals.identifiers("detected-issue");

  /** None, unless somebody did something about it, in this patient. */
  static Stream<AnsweredIssue> of(JsonNode issue, String patientId) {
    return answered(issue, patientId)
        ? Item.elements(issue.path("identifier")).stream()
            .filter(identifier -> identifier.path("system").asText().equals(SYSTEM))
            .map(identifier -> identifier.path("value").asText())
            .filter(value -> !value.isBlank())
            .map(value -> new AnsweredIssue(value, issue.path("severity").textValue()))
        : Stream.empty();
  }

  private static boolean answered(JsonNode issue, String patientId) {
    String field = issue.path("subject").isMissingNode() ? "patient" : "subject";
    String whose = Item.withoutVersion(issue.path(field).path("reference").asText());
    boolean theirs =
        whose.equals("Patient/" + patientId) || whose.endsWith("/Patient/" + patientId);
    return theirs
        && !NEVER.contains(issue.path("status").asText())
        && issue.path("mitigation").isArray()
        && !issue.path("mitigation").isEmpty();
  }
}
