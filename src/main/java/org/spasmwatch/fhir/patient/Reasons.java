package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.terminology.Lexicon;

/**
 * Reads what a drug was given for: the reason codes of the record, and the code of a Condition or
 * an Observation that it refers to. A reason only ever spares the patient a warning, so one that is
 * not understood is left alone.
 */
final class Reasons {
  private final Bundle bundle;
  private final Lexicon findings;

  Reasons(Bundle bundle, Lexicon findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  Set<String> of(Item item) {
    Set<String> reasons = new TreeSet<>();
    Shapes.concepts(item.resource(), "reason").forEach(concept -> reasons.addAll(meant(concept)));
    for (JsonNode reference : Shapes.references(item.resource(), "reason").toList()) {
      Optional<JsonNode> resource = bundle.resolve(item, reference.path("reference").asText());
      reasons.addAll(
          resource
              .map(r -> meant(r.path("code")))
              .orElseGet(() -> findings.named(reference.path("display").asText())));
    }
    return reasons;
  }

  private Set<String> meant(JsonNode concept) {
    Coded coded = Coded.of(concept);
    Set<String> byCode = coded.byCode(findings);
    return byCode.isEmpty() ? coded.byText(findings::named) : byCode;
  }
}
