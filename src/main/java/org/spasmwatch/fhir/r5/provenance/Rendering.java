package org.spasmwatch.fhir.r5.provenance;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.CodeableReference;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Identifier;
import org.hl7.fhir.r5.model.InstantType;
import org.hl7.fhir.r5.model.Provenance;
import org.hl7.fhir.r5.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r5.model.Reference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.render.Narratives;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/** One version of a record as a Provenance. */
record Rendering(RecordVersion version, Event event, String catalogueInForce) {
  private static final String PARTICIPANT =
      "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

  Provenance of(String id, List<String> targets) {
    Provenance provenance = new Provenance();
    provenance.setId(id);
    provenance.getMeta().setVersionId(String.valueOf(version.number()));
    targets.forEach(
        target -> provenance.addTarget(new Reference(versioned(target, version.number()))));
    when(provenance);
    provenance.setActivity(event.concept());
    provenance.addAuthorization(
        new CodeableReference(new CodeableConcept().setText(version.authorship().reason())));
    provenance
        .addAgent()
        .setType(new CodeableConcept(new Coding(PARTICIPANT, "author", "Author")))
        .setWho(who());
    from(provenance, targets.get(0));
    provenance.setText(Narratives.of(heading(targets.get(0)), List.of(sentence())));
    return provenance;
  }

  private static String versioned(String target, int number) {
    return target + "/_history/" + number;
  }

  /** R4B asks for the time even where nobody wrote it down. */
  private void when(Provenance provenance) {
    if (version.recorded().equals(Instant.EPOCH)) {
      InstantType unknown = new InstantType();
      unknown.addExtension(ABSENT, new CodeType("unknown"));
      provenance.setRecordedElement(unknown);
      return;
    }
    InstantType recorded = new InstantType(Date.from(version.recorded()));
    recorded.setTimeZoneZulu(true);
    provenance.setRecordedElement(recorded);
    provenance.getMeta().setLastUpdatedElement(recorded.copy());
  }

  /** What is not a resource here, but has a name. */
  private static Reference named(String system, String value, String display) {
    return new Reference()
        .setIdentifier(new Identifier().setSystem(Canonicals.identifiers(system)).setValue(value))
        .setDisplay(display);
  }

  private Reference who() {
    String author = version.authorship().author();
    return version.origin() == Origin.BUNDLED ? catalogue() : named("callers", author, author);
  }

  private Reference catalogue() {
    return named("catalogues", basis(), "catalogue " + basis());
  }

  private String basis() {
    @Nullable String written = version.authorship().catalogue();
    return written == null ? catalogueInForce : written;
  }

  /** The version before it, and the catalogue that it is of or was edited from. */
  private void from(Provenance provenance, String target) {
    if (version.number() > 1) {
      provenance
          .addEntity()
          .setRole(ProvenanceEntityRole.REVISION)
          .setWhat(new Reference(versioned(target, version.number() - 1)));
    }
    boolean ofCatalogue =
        version.origin() == Origin.BUNDLED || version.authorship().catalogue() != null;
    if (ofCatalogue && !basis().isEmpty()) {
      provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(catalogue());
    }
  }

  private String heading(String target) {
    return target + ", version " + version.number();
  }

  private String sentence() {
    String by =
        version.origin() == Origin.BUNDLED
            ? "with the catalogue" + (basis().isEmpty() ? "" : " " + basis())
            : "here by " + version.authorship().author();
    return "It was %s %s. Reason: %s.".formatted(event.said, by, version.authorship().reason());
  }
}
