package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.KnownReaction;

/** Reads AllergyIntolerance: a reason not to propose a drug, never a finding. */
final class Reactions {
  private static final Set<String> DENIED = Set.of("refuted", "entered-in-error");

  private final Terms terms;

  Reactions(Terms terms) {
    this.terms = terms;
  }

  Optional<KnownReaction> read(Item item) {
    if (item.hasStatus("verificationStatus", DENIED)) {
      return Optional.empty();
    }
    Coded substance = Coded.of(item.at("code"));
    Set<String> drugs = new TreeSet<>(substance.byCode(terms.drugs()));
    if (drugs.isEmpty()) {
      drugs.addAll(substance.byText(terms.drugs()::namedInParts));
    }
    Set<String> manifestations = new TreeSet<>();
    item.at("reaction")
        .forEach(
            reaction ->
                reaction.path("manifestation").forEach(m -> manifestations.addAll(manifested(m))));
    return drugs.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownReaction(item.reference(), drugs, manifestations));
  }

  /** From R5 on the concept stands one level deeper. */
  private Set<String> manifested(JsonNode manifestation) {
    JsonNode concept = manifestation.path("concept");
    return Coded.of(concept.isMissingNode() ? manifestation : concept).byCode(terms.findings());
  }
}
