package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

import org.spasmwatch.ehr.Servers;
import org.spasmwatch.rest.traffic.Trail;

/**
 * Where a call comes from: the FHIR servers that its sender may have us ask, and the trail of its
 * request.
 */
record Sender(Servers registered, Trail trail) {
  Sender {
    requireNonNull(registered, "registered");
    requireNonNull(trail, "trail");
  }
}
