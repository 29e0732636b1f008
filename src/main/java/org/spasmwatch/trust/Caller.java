package org.spasmwatch.trust;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who makes a request, once a token has proved it.
 *
 * @param name of a CDS client the name it is registered under; of a FHIR client what its issuer
 *     calls it
 * @param fhirServers the FHIR servers of a CDS client that may be asked on its behalf, as they are
 *     configured; none for others
 */
public record Caller(String name, List<String> fhirServers) {
  public Caller {
    requireNonNull(name, "name");
    fhirServers = List.copyOf(fhirServers);
  }

  static Caller of(String name) {
    return new Caller(name, List.of());
  }
}
