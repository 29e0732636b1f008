package org.spasmwatch.fhir.r5.read;

import org.spasmwatch.fhir.Canonicals;

/** The identifiers of ours follow from the id; the knowledge keeps no others. */
final class Identifiers {
  private Identifiers() {}

  static void own(Element resource, String kind) {
    resource.each("identifier").stream()
        .filter(i -> i.node().path("system").asText().equals(Canonicals.identifiers(kind)))
        .filter(i -> i.node().path("value").equals(resource.node().path("id")))
        .forEach(i -> i.derived("system", "value"));
  }
}
