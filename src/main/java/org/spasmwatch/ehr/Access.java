package org.spasmwatch.ehr;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a call says of its EHR's FHIR server: the base URL, as it was sent and not to be trusted,
 * and the token for it; some servers are open and need none.
 */
public record Access(String server, @Nullable Token token) {
  public Access {
    requireNonNull(server, "server");
  }
}
