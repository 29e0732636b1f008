package org.spasmwatch.fhir.r5.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.Medication;
import org.hl7.fhir.r5.model.Medication.MedicationStatusCodes;
import org.hl7.fhir.r5.model.MedicationKnowledge;
import org.hl7.fhir.r5.model.MedicationKnowledge.MedicationKnowledgeStatusCodes;
import org.hl7.fhir.r5.model.Reference;
import org.hl7.fhir.r5.model.StringType;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.published.Labels;

/**
 * Drugs and classes, each as two views of one record: Medication, to which statements refer, and
 * MedicationKnowledge, which has the page. A drug without a page is a Medication only.
 */
public final class Drugs {
  private static final String SYSTEM = "drugs";

  private final KnowledgeBase knowledge;

  public Drugs(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  public Stream<Medication> medications() {
    KnowledgeBase.Records records = knowledge.records();
    return Stream.concat(
        records.drugs().stream().map(this::medication),
        records.classes().stream().map(this::medication));
  }

  public Stream<MedicationKnowledge> knowledge() {
    KnowledgeBase.Records records = knowledge.records();
    return Stream.concat(
        records.drugs().stream().filter(this::hasPage).map(this::page),
        records.classes().stream().map(this::page));
  }

  /** The ids of what has a page, without writing it. */
  public Set<String> pages() {
    KnowledgeBase.Records records = knowledge.records();
    return Stream.concat(
            records.drugs().stream().filter(this::hasPage).map(Drug::id),
            records.classes().stream().map(DrugClass::id))
        .collect(Collectors.toSet());
  }

  /** What was written here was written as a page. */
  private boolean hasPage(Drug drug) {
    RecordId id = new RecordId(RecordId.Kind.DRUG, drug.id());
    return !drug.properties().isEmpty()
        || knowledge.versionOf(id).origin() == RecordVersion.Origin.LOCAL
        || knowledge.records().uses().stream().anyMatch(u -> u.subject().equals(drug.id()));
  }

  private Medication medication(Drug drug) {
    Medication medication = medication(RecordId.Kind.DRUG, drug.id(), code(drug));
    drug.names()
        .forEach(name -> medication.addExtension(Complex.simple("synonym", new StringType(name))));
    if (hasPage(drug)) {
      medication.setDefinition(new Reference("MedicationKnowledge/" + drug.id()));
    }
    return medication;
  }

  private Medication medication(DrugClass drugClass) {
    Medication medication = medication(RecordId.Kind.DRUG_CLASS, drugClass.id(), code(drugClass));
    return medication.setDefinition(new Reference("MedicationKnowledge/" + drugClass.id()));
  }

  private Medication medication(RecordId.Kind kind, String id, CodeableConcept code) {
    Medication medication = new Medication();
    medication.setId(id);
    medication.setMeta(
        Elements.meta(knowledge.versionOf(new RecordId(kind, id)), "drug-medication"));
    medication.addIdentifier(Elements.identifier(SYSTEM, id));
    Labels labels = knowledge.records().published().on(new RecordId(kind, id));
    Labelled.identifiers(labels).forEach(medication::addIdentifier);
    Labelled.head(medication, labels);
    medication.setCode(code).setStatus(MedicationStatusCodes.ACTIVE);
    medication.addExtension(Complex.simple("product-type", Elements.own("product-type", kind)));
    medication.setText(Narratives.of(code.getText(), List.of()));
    return medication;
  }

  private static CodeableConcept code(Drug drug) {
    return Elements.drug(drug.name(), drug.codes());
  }

  private static CodeableConcept code(DrugClass drugClass) {
    return Elements.drug(drugClass.name(), drugClass.codes());
  }

  private MedicationKnowledge page(Drug drug) {
    MedicationKnowledge page = page(RecordId.Kind.DRUG, drug.id(), code(drug));
    drug.names().forEach(page::addName);
    Citations citations = new Citations(knowledge);
    for (Drug.Property property : drug.properties()) {
      Complex extension =
          new Complex("property")
              .code("kind", Elements.code(property.kind()))
              .text("text", property.text());
      property.evidence().forEach(e -> extension.part(citations.citation(e)));
      page.addExtension(extension.done());
    }
    issues(page, drug.id());
    knowledge.records().classes().stream()
        .filter(c -> c.member(drug.id()).isPresent())
        .forEach(c -> inherit(page, drug.id(), c));
    return page;
  }

  private MedicationKnowledge page(DrugClass drugClass) {
    MedicationKnowledge page = page(RecordId.Kind.DRUG_CLASS, drugClass.id(), code(drugClass));
    for (DrugClass.Member member : drugClass.members()) {
      page.addExtension(
          new Complex("member")
              .value("drug", Elements.medication(knowledge, member.drug()))
              .code("basis", Elements.code(member.basis()))
              .string("reason", member.reason())
              .done());
    }
    issues(page, drugClass.id());
    return page;
  }

  private MedicationKnowledge page(RecordId.Kind kind, String id, CodeableConcept code) {
    MedicationKnowledge page = new MedicationKnowledge();
    page.setId(id);
    page.setMeta(Elements.meta(knowledge.versionOf(new RecordId(kind, id)), "drug-knowledge"));
    page.addIdentifier(Elements.identifier(SYSTEM, id));
    Labels labels = knowledge.records().published().on(new RecordId(kind, id));
    Labelled.identifiers(labels).forEach(page::addIdentifier);
    Labelled.head(page, labels);
    page.setCode(code).setStatus(MedicationKnowledgeStatusCodes.ACTIVE);
    page.addAssociatedMedication(Elements.medication(knowledge, id));
    page.addProductType(Elements.concept(Elements.own("product-type", kind)));
    page.setText(
        Narratives.of(
            code.getText(),
            List.of("What is known of it is in the ClinicalUseDefinitions it refers to.")));
    return page;
  }

  private void issues(MedicationKnowledge page, String subject) {
    uses(subject)
        .forEach(
            use -> {
              page.addClinicalUseIssue(Elements.definition(use.id()));
              if (use instanceof ClinicalUse.Indication) {
                page.addIndicationGuideline()
                    .addIndication()
                    .setReference(Elements.definition(use.id()));
              }
            });
  }

  /** What is said of a class holds for its members; each such reference says where it is from. */
  private void inherit(MedicationKnowledge page, String drug, DrugClass from) {
    DrugClass.Member member = from.member(drug).orElseThrow();
    page.addMedicineClassification()
        .setType(Elements.concept(Elements.own("product-type", RecordId.Kind.DRUG_CLASS)))
        .setSource(new StringType(member.reason()))
        .addClassification(code(from));
    Extension origin = Complex.simple("inherited-from", Elements.medication(knowledge, from.id()));
    uses(from.id())
        .forEach(
            use -> {
              Reference issue = Elements.definition(use.id());
              issue.addExtension(origin.copy());
              page.addClinicalUseIssue(issue);
            });
  }

  private Stream<ClinicalUse> uses(String subject) {
    return knowledge.records().uses().stream().filter(u -> u.subject().equals(subject));
  }
}
