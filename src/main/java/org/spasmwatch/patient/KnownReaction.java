package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/** An allergy or intolerance on record: never a finding, a reason not to propose the drug. */
public record KnownReaction(String reference, Set<String> drugs, Set<String> manifestations)
    implements Fact {
  public KnownReaction {
    requireNonNull(reference, "reference");
    drugs = Set.copyOf(drugs);
    manifestations = Set.copyOf(manifestations);
  }

  /** Of its record alone: few facts come from the same one. */
  @Override
  public int hashCode() {
    return reference.hashCode();
  }
}
