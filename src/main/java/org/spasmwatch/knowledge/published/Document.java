package org.spasmwatch.knowledge.published;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * A statement that is not in force and that the model cannot hold: it is kept as it was written,
 * and so loses nothing. Before it can be active, what it lacks has to be added.
 *
 * @param resource a ClinicalUseDefinition of FHIR R5, as JSON text
 * @param subjects the drugs and classes of ours that it is about
 */
public record Document(String id, Status status, String resource, Set<String> subjects) {
  public Document {
    requireNonNull(id, "id");
    requireNonNull(resource, "resource");
    subjects = Set.copyOf(subjects);
    if (status == Status.ACTIVE) {
      throw new IllegalArgumentException("what is active is a statement of the model");
    }
  }
}
