package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;

/** What {@code $assess} takes: a Bundle, or Parameters that hold one, and perhaps a date. */
public record AssessParameters(JsonNode bundle, Instant at) {

  /**
   * @param at the instant to assess at where the Parameters name none
   */
  public static Reading<AssessParameters> read(JsonNode tree, Instant at) {
    if (!tree.path("resourceType").asText().equals("Parameters")) {
      return Reading.of(new AssessParameters(tree, at));
    }
    Optional<JsonNode> bundle = parameter(tree, "bundle").map(p -> p.path("resource"));
    if (bundle.isEmpty()) {
      return refused("the Parameters have no parameter 'bundle' with a resource");
    }
    Optional<JsonNode> date = parameter(tree, "date");
    Optional<Instant> named = date.flatMap(AssessParameters::date);
    return date.isPresent() && named.isEmpty()
        ? refused("the parameter 'date' has no valueDate or valueDateTime that is one")
        : Reading.of(new AssessParameters(bundle.get(), named.orElse(at)));
  }

  private static Reading<AssessParameters> refused(String diagnostics) {
    return Reading.refused(List.of(Issue.invalid(diagnostics, "Parameters.parameter")));
  }

  private static Optional<JsonNode> parameter(JsonNode tree, String name) {
    return Item.elements(tree.path("parameter")).stream()
        .filter(p -> p.path("name").asText().equals(name))
        .findFirst();
  }

  private static Optional<Instant> date(JsonNode parameter) {
    String text = parameter.path("valueDateTime").asText(parameter.path("valueDate").asText());
    return AssessmentDate.parse(text);
  }
}
