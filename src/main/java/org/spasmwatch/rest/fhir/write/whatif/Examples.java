package org.spasmwatch.rest.fhir.write.whatif;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.spasmwatch.knowledge.KnowledgeBase;

/** Port: the example patients that are part of the program, on whom a change is tried. */
public interface Examples {

  /** All of them, in words that the knowledge understands. */
  List<Example> of(KnowledgeBase knowledge);

  /**
   * Data of one patient.
   *
   * @param bundle in any version of FHIR that is read
   * @param at the instant to assess at
   */
  record Example(String name, JsonNode bundle, Instant at) {
    public Example {
      requireNonNull(name, "name");
      requireNonNull(bundle, "bundle");
      requireNonNull(at, "at");
    }
  }
}
