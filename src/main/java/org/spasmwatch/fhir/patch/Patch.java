package org.spasmwatch.fhir.patch;

import org.spasmwatch.fhir.Reading;

/** What is to be changed of a resource, all of it or nothing (FHIR R5, 3.2.0.7). */
public interface Patch {
  /** More changes at once are better sent as the whole resource. */
  int MOST = 500;

  /**
   * The resource as it is to be, as JSON text, or which change cannot be made, and why. Whether
   * that is still a resource has to be looked at.
   */
  Reading<String> apply(String resource);
}
