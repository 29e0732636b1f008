package org.spasmwatch.fhir.r5.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.r5.read.Comparison;

/** What of a resource would be lost if it were stored, or says something that is derived. */
public final class Losses {
  private Losses() {}

  /**
   * @param rendered what would be shown of it, in the version in which it came
   */
  public static List<Issue> of(JsonNode incoming, JsonNode rendered) {
    JsonNode unfolded =
        incoming.path("contained").isArray() && !rendered.has("contained")
            ? new Contained((ObjectNode) incoming).definition()
            : incoming;
    return Comparison.derived(unfolded, rendered);
  }
}
