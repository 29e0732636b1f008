package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.spasmwatch.app.Audience;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.rest.Problem;

/** For whom an answer is wanted: a query parameter, or one of the Parameters of the operation. */
final class Readers {
  static final String NAME = "audience";
  static final String DEFAULT = "clinician";

  private static final String MEND = "is either clinician or patient";

  private Readers() {}

  static Response refusedInUrl() {
    return Problem.of(400, "invalid", "the query parameter " + NAME + " " + MEND).response();
  }

  static Issue wrongInParameters() {
    return Issue.invalid(
        "the parameter '" + NAME + "' has a valueCode that " + MEND, "Parameters.parameter");
  }

  /** What Parameters name, or else that of the URL; empty when it is none that there is. */
  static Optional<Audience> of(JsonNode tree, Audience inUrl) {
    Optional<JsonNode> named =
        tree.path("resourceType").asText().equals("Parameters")
            ? StreamSupport.stream(tree.path("parameter").spliterator(), false)
                .filter(p -> p.path("name").asText().equals(NAME))
                .findFirst()
            : Optional.empty();
    return named.isEmpty()
        ? Optional.of(inUrl)
        : named.flatMap(p -> Audience.of(p.path("valueCode").asText()));
  }
}
