package org.spasmwatch.fhir.r5.render;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.InstantType;
import org.hl7.fhir.r5.model.Meta;
import org.hl7.fhir.r5.model.Reference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;

/** The data types of FHIR that stand for the project's own words. */
final class Elements {
  private Elements() {}

  /** {@code RED_FLAG} as {@code red-flag}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A code of one of our own code systems. */
  static Coding own(String codeSystem, String code, @Nullable String display) {
    return new Coding(Canonicals.codeSystem(codeSystem), code, display);
  }

  static Coding own(String codeSystem, Enum<?> constant) {
    String code = code(constant);
    return own(codeSystem, code, code.replace('-', ' '));
  }

  static CodeableConcept concept(Coding coding) {
    return new CodeableConcept(coding);
  }

  /** A finding: our key first, then every code it is known by. */
  static CodeableConcept finding(KnowledgeBase knowledge, String key) {
    Concept concept = knowledge.terms().concepts().require(key);
    CodeableConcept finding = concept(own("finding", key, concept.label()));
    codings(concept.codes()).forEach(finding::addCoding);
    return finding.setText(concept.label());
  }

  /** A drug or a class: every code it is known by, and its name. */
  static CodeableConcept drug(String name, Collection<Code> codes) {
    CodeableConcept drug = new CodeableConcept();
    codings(codes).forEach(drug::addCoding);
    return drug.setText(name);
  }

  /** In an order that does not depend on anything. */
  static Stream<Coding> codings(Collection<Code> codes) {
    return codes.stream()
        .sorted(Comparator.comparing(Code::system).thenComparing(Code::code))
        .map(c -> new Coding().setSystem(c.system()).setCode(c.code()));
  }

  static Reference medication(KnowledgeBase knowledge, String id) {
    return new Reference("Medication/" + id).setDisplay(knowledge.nameOf(id));
  }

  static Reference definition(String statement) {
    return new Reference("ClinicalUseDefinition/" + statement);
  }

  static Identifier identifier(String kind, String id) {
    return new Identifier().setSystem(Canonicals.identifiers(kind)).setValue(id);
  }

  /**
   * Names the profile that the resource keeps to: what is not known to be caused is told from any
   * other warning by that alone, and a client can search for it.
   */
  static Meta meta(RecordVersion version, String profile) {
    Meta meta = meta(version);
    meta.addProfile(Canonicals.profile(profile));
    return meta;
  }

  /** The same of what keeps to no profile of ours. */
  static Meta meta(RecordVersion version) {
    Meta meta = new Meta();
    meta.setVersionId(String.valueOf(version.number()));
    if (!version.recorded().equals(Instant.EPOCH)) {
      InstantType recorded = new InstantType(Date.from(version.recorded()));
      recorded.setTimeZoneZulu(true);
      meta.setLastUpdatedElement(recorded);
    }
    meta.addTag(own("origin", version.origin()));
    return meta;
  }
}
