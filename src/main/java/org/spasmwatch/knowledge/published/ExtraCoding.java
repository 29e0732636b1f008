package org.spasmwatch.knowledge.published;

import static java.util.Objects.requireNonNull;

/**
 * A code that somebody else has for a finding, at one record. It is shown there and finds nothing
 * in the data of patients: what a code means to assessments is said in the vocabulary.
 *
 * @param finding the key of the finding
 */
public record ExtraCoding(String finding, Label coding) {
  public ExtraCoding {
    requireNonNull(finding, "finding");
    requireNonNull(coding, "coding");
  }
}
