package org.spasmwatch.fhir.search.result;

import static java.util.Objects.requireNonNull;

/** A resource by its type and id. */
public record Target(String type, String id) {
  public Target {
    requireNonNull(type, "type");
    requireNonNull(id, "id");
  }
}
