package org.spasmwatch.patient;

import java.util.Set;

/**
 * What the orders of the moment would change, as references of drug records among the facts: {@code
 * drafts} would begin or go on, {@code ended} would end; {@code touched} are those of either that
 * the moment is about; {@code stopped} are those that end because an order of the moment is itself
 * stopped, and not replaced or forgotten.
 */
public record Orders(
    Set<String> drafts, Set<String> ended, Set<String> touched, Set<String> stopped) {
  /** Nobody orders anything. */
  public static final Orders NONE = new Orders(Set.of(), Set.of(), Set.of(), Set.of());

  public Orders {
    drafts = Set.copyOf(drafts);
    ended = Set.copyOf(ended);
    touched = Set.copyOf(touched);
    stopped = Set.copyOf(stopped);
  }

  /** Whether the moment is about that record, a use of a drug or not. */
  public boolean touches(String reference) {
    return touched.contains(reference);
  }

  public boolean ends(MedicationUse use) {
    return ended.contains(use.reference());
  }

  public boolean drafts(MedicationUse use) {
    return drafts.contains(use.reference());
  }
}
