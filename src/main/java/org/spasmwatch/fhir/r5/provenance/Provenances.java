package org.spasmwatch.fhir.r5.provenance;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Provenance;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.r5.render.Drugs;
import org.spasmwatch.fhir.r5.render.Populations;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;

/**
 * Where the present state of each record comes from. A drug or class is told as two resources and a
 * statement as several: one Provenance points to all of them, in the version that the record has.
 */
public final class Provenances {
  private final KnowledgeBase knowledge;

  public Provenances(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** Of all records that are told as resources of their own. */
  public Stream<Provenance> all() {
    Set<String> pages = new Drugs(knowledge).pages();
    KnowledgeBase.Records records = knowledge.records();
    Stream<Provenance> drugs =
        Stream.concat(
                records.drugs().stream().map(d -> new RecordId(Kind.DRUG, d.id())),
                records.classes().stream().map(c -> new RecordId(Kind.DRUG_CLASS, c.id())))
            .map(id -> of(id, drug(id.id(), pages)));
    Stream<Provenance> statements =
        records.uses().stream()
            .map(
                use ->
                    of(
                        RecordId.statement(use.id()),
                        statement(use.id(), new Populations(knowledge, use))));
    return Stream.concat(drugs, statements);
  }

  private static List<String> drug(String id, Set<String> pages) {
    return pages.contains(id)
        ? List.of("Medication/" + id, "MedicationKnowledge/" + id)
        : List.of("Medication/" + id);
  }

  private static List<String> statement(String id, Populations populations) {
    return Stream.concat(
            Stream.of("ClinicalUseDefinition/" + id),
            populations.groups().stream().map(group -> "Group/" + group.getIdPart()))
        .toList();
  }

  private Provenance of(RecordId record, List<String> targets) {
    RecordVersion version = knowledge.versionOf(record);
    Event event = version.number() == 1 ? Event.CREATE : Event.UPDATE;
    return new Rendering(version, event, catalogue()).of(ProvenanceIds.of(record), targets);
  }

  /** The catalogue in force, of which everything is that nobody wrote down anything else of. */
  private String catalogue() {
    return knowledge.version().replaceFirst("\\+[0-9]+$", "");
  }

  /**
   * Of a version that says that a record was deleted.
   *
   * @param before of the version before it
   */
  public static Provenance deletion(Provenance before, RecordVersion deletion) {
    List<String> targets =
        before.getTarget().stream()
            .map(Reference::getReferenceElement)
            .map(id -> id.getResourceType() + "/" + id.getIdPart())
            .toList();
    return new Rendering(deletion, Event.DELETE, "").of(before.getIdPart(), targets);
  }
}
