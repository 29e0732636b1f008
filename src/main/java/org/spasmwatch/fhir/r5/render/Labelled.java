package org.spasmwatch.fhir.r5.render;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Identifier;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.published.ExtraCoding;
import org.spasmwatch.knowledge.published.ForeignId;
import org.spasmwatch.knowledge.published.Label;
import org.spasmwatch.knowledge.published.Labels;

/** Shows what others have put on a record, behind what is our own. */
final class Labelled {
  private static final String FINDINGS = Canonicals.codeSystem("finding");

  private Labelled() {}

  static List<Identifier> identifiers(Labels labels) {
    return labels.identifiers().stream().map(Labelled::identifier).toList();
  }

  private static Identifier identifier(ForeignId id) {
    Identifier identifier = new Identifier().setSystem(id.system()).setValue(id.value());
    if (id.use() != null) {
      identifier.setUse(Identifier.IdentifierUse.fromCode(id.use()));
    }
    return identifier;
  }

  /** What every type has room for. */
  static void head(DomainResource resource, Labels labels) {
    if (labels.language() != null) {
      resource.setLanguage(labels.language());
    }
    labels.tags().forEach(tag -> resource.getMeta().addTag(coding(tag)));
    labels.security().forEach(label -> resource.getMeta().addSecurity(coding(label)));
  }

  private static Coding coding(Label label) {
    return new Coding()
        .setSystem(label.system())
        .setVersion(label.version())
        .setCode(label.code())
        .setDisplay(label.display());
  }

  /** Puts the codes of others beside ours, wherever the statement names that finding. */
  static void findings(ClinicalUseDefinition definition, Labels labels) {
    for (ExtraCoding extra : labels.codings()) {
      concepts(definition)
          .filter(concept -> concept.hasCoding(FINDINGS, extra.finding()))
          .forEach(concept -> concept.addCoding(coding(extra.coding())));
    }
  }

  private static Stream<CodeableConcept> concepts(ClinicalUseDefinition definition) {
    Stream<Extension> extensions =
        Stream.concat(
            definition.getExtension().stream(), definition.getModifierExtension().stream());
    Stream<CodeableConcept> effect =
        definition.hasUndesirableEffect()
            ? Stream.of(definition.getUndesirableEffect().getSymptomConditionEffect().getConcept())
            : Stream.empty();
    return Stream.concat(
        effect,
        extensions
            .filter(e -> e.getValue() instanceof CodeableConcept)
            .map(e -> (CodeableConcept) e.getValue()));
  }
}
