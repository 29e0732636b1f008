package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.spasmwatch.terminology.Lexicon;

/**
 * Reads what a drug was given for: the reason codes of the record, and the code of a Condition or
 * an Observation that it refers to. A reason only ever spares the patient a warning, so one that is
 * not understood is left alone.
 */
final class Reasons {
  private static final String SPASTICITY = "spasticity";

  private final Bundle bundle;
  private final Lexicon findings;

  Reasons(Bundle bundle, Lexicon findings) {
    this.bundle = bundle;
    this.findings = findings;
  }

  Set<String> of(Item item) {
    Set<String> reasons = new TreeSet<>(byRoute(item));
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

  /**
   * Who gets a relaxant into the spine gets it for spasticity, whether or not the order says so.
   */
  private static Set<String> byRoute(Item item) {
    return Stream.of("dosage", "dosageInstruction")
            .flatMap(field -> StreamSupport.stream(item.at(field).spliterator(), false))
            .anyMatch(dosage -> Routes.intrathecal(dosage.path("route")))
        ? Set.of(SPASTICITY)
        : Set.of();
  }

  private Set<String> meant(JsonNode concept) {
    Coded coded = Coded.of(concept);
    Set<String> byCode = coded.byCode(findings);
    return byCode.isEmpty() ? coded.byText(findings::named) : byCode;
  }
}
