package org.spasmwatch.terminology;

/**
 * How near a concept found in a patient is to the concept that a statement speaks of. The order is
 * the order of preference: of several statements about one drug the closest one speaks.
 */
public enum Closeness {
  /** The very same concept. */
  EXACT,
  /** The found concept is a kind of the wanted one: a back spasm for muscle spasm. */
  NARROWER,
  /** The found concept is vaguer than the wanted one: "twitching" for myoclonus (GBP-DEF-01). */
  BROADER,
  /** Not the same, but recorded for one another in practice: cramp and muscle spasm. */
  RELATED,
  /** Nothing in common. */
  NONE;

  public boolean matches() {
    return this != NONE;
  }

  /** Whether the found concept is certainly the wanted one, not only perhaps. */
  public boolean certain() {
    return this == EXACT || this == NARROWER;
  }
}
