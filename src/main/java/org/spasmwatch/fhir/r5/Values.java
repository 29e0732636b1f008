package org.spasmwatch.fhir.r5;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Element;
import org.hl7.fhir.r5.model.Enumeration;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Lexicon;

/** What elements hold, as search compares it (FHIR R5, 3.2.1.5.13, the table of token types). */
final class Values {
  private Values() {}

  static Stream<Value> of(CodeableConcept concept) {
    Stream<Value> codings =
        concept.getCoding().stream().filter(Coding::hasCode).map(coding -> of(coding, concept));
    boolean textAlone = concept.getCoding().isEmpty() && concept.hasText();
    return textAlone ? Stream.of(new Value(null, "", List.of(concept.getText()))) : codings;
  }

  private static Value of(Coding coding, CodeableConcept of) {
    return new Value(
        coding.getSystem(),
        coding.getCode(),
        Stream.of(of.getText(), coding.getDisplay()).filter(Objects::nonNull).toList());
  }

  static Stream<Value> of(List<CodeableConcept> concepts) {
    return concepts.stream().flatMap(Values::of);
  }

  static Stream<Value> identifiers(List<Identifier> identifiers) {
    return identifiers.stream()
        .filter(Identifier::hasValue)
        .map(i -> Value.token(i.getSystem(), i.getValue()));
  }

  /** What a statement says that a drug can cause, however it is recorded. */
  static Stream<Value> effects(ClinicalUseDefinition use) {
    String extension = use.hasInteraction() ? "effect" : "presents-as";
    return Stream.concat(
        of(use.getUndesirableEffect().getSymptomConditionEffect().getConcept()),
        use.getExtensionsByUrl(Canonicals.extension(extension)).stream()
            .flatMap(e -> of(e.getValueCodeableConcept())));
  }

  /** Found by itself, and never as an effect. */
  static Stream<Value> denied(ClinicalUseDefinition use) {
    return use.getModifierExtension().stream()
        .filter(e -> e.getUrl().equals(Canonicals.extension("denied-effect")))
        .flatMap(e -> of(e.getValueCodeableConcept()));
  }

  /** A drug with what else it goes by: the codes of its products, its brands. */
  static Stream<Value> drug(KnowledgeBase knowledge, String id, CodeableConcept code) {
    Lexicon.Entry known = knowledge.terms().drugs().entry(id);
    return Stream.concat(
        of(code),
        Stream.concat(
            known.codes().stream().map(c -> Value.token(c.system(), c.code())),
            Stream.of(new Value(null, "", List.copyOf(known.names())))));
  }

  /** The drugs that a statement holds for: by themselves or as members of a class. */
  static Stream<Value> appliesTo(KnowledgeBase knowledge, ClinicalUseDefinition use) {
    Stream<Reference> interactants =
        use.getInteraction().getInteractant().stream()
            .filter(i -> i.hasItemReference())
            .map(i -> i.getItemReference());
    return Stream.concat(use.getSubject().stream(), interactants)
        .map(Reference::getReferenceElement)
        .filter(id -> id.hasIdPart())
        .flatMap(id -> Stream.concat(Stream.of(id.getIdPart()), members(knowledge, id.getIdPart())))
        .map(id -> Value.reference("Medication", id));
  }

  private static Stream<String> members(KnowledgeBase knowledge, String drugClass) {
    return knowledge.records().classes().stream()
        .filter(c -> c.id().equals(drugClass))
        .flatMap(c -> c.members().stream().map(DrugClass.Member::drug));
  }

  /** What the narrative says, without its tags. */
  static Stream<Value> narrative(DomainResource resource) {
    return resource.getText().hasDiv()
        ? Stream.of(Value.text(resource.getText().getDiv().allText()))
        : Stream.empty();
  }

  /** A code whose system is implied by the element. */
  static Stream<Value> of(Enumeration<?> code) {
    return code.isEmpty()
        ? Stream.empty()
        : Stream.of(Value.token(code.getSystem(), code.getCode()));
  }

  static Stream<Value> references(List<Reference> references) {
    return references.stream()
        .map(r -> r.getReferenceElement())
        .filter(id -> id.hasIdPart() && id.hasResourceType())
        .map(id -> Value.reference(id.getResourceType(), id.getIdPart()));
  }

  /** Every claim in an element, however deep. */
  static Stream<Value> claims(List<Extension> extensions) {
    return extensions.stream().flatMap(Values::claims).distinct();
  }

  private static Stream<Value> claims(Extension extension) {
    return extension.getUrl().equals(Canonicals.extension("claim"))
        ? identifiers(List.of(extension.getValueIdentifier()))
        : claims(((Element) extension).getExtension());
  }
}
