package org.spasmwatch.app.audit;

/**
 * Sees what is done, to have it written into the audit trail. Whoever has a patient assessed has to
 * name one, so that no door can forget to.
 */
@FunctionalInterface
public interface Witness {
  /** Told when it begins and again when it is done; what is told last is what counts. */
  void saw(Deed deed);
}
