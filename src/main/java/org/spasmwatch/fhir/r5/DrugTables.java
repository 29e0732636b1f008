package org.spasmwatch.fhir.r5;

import static org.spasmwatch.fhir.r5.SearchDefinitions.code;
import static org.spasmwatch.fhir.r5.SearchDefinitions.concept;
import static org.spasmwatch.fhir.r5.SearchDefinitions.identifier;
import static org.spasmwatch.fhir.r5.SearchDefinitions.own;
import static org.spasmwatch.fhir.r5.SearchDefinitions.table;

import org.hl7.fhir.r5.model.Medication;
import org.hl7.fhir.r5.model.MedicationKnowledge;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.render.Drugs;
import org.spasmwatch.fhir.search.Parameter;

/** The tables of drugs and classes of drugs. */
final class DrugTables {
  private static final String ANY_CODE =
      "The drug or class by any code or name it is known by, those of its products too";

  private DrugTables() {}

  static Table<Medication> medications() {
    return table("Medication", knowledge -> new Drugs(knowledge).medications())
        .by(
            Parameter.concept("code", Canonicals.searchParameter("medication-code"), ANY_CODE),
            (knowledge, m) -> Values.drug(knowledge, m.getIdPart(), m.getCode()))
        .by(
            identifier("clinical-identifier", "Our own id of the drug or class"),
            m -> Values.identifiers(m.getIdentifier()))
        .by(
            code("status", "Medication-status", "The status"),
            m -> Values.of(m.getStatusElement()));
  }

  static Table<MedicationKnowledge> knowledge() {
    return kindOf(table("MedicationKnowledge", knowledge -> new Drugs(knowledge).knowledge()))
        .by(
            Parameter.concept(
                "code", Canonicals.searchParameter("medication-knowledge-code"), ANY_CODE),
            (knowledge, m) -> Values.drug(knowledge, m.getIdPart(), m.getCode()))
        .by(
            identifier("CanonicalResource-identifier", "Our own id of the drug or class"),
            m -> Values.identifiers(m.getIdentifier()))
        .by(
            code("status", "CanonicalResource-status", "The status"),
            m -> Values.of(m.getStatusElement()));
  }

  private static Table<MedicationKnowledge> kindOf(Table<MedicationKnowledge> table) {
    return table
        .by(
            concept(
                "classification",
                "MedicationKnowledge-classification",
                "The class that the drug belongs to"),
            m ->
                m.getMedicineClassification().stream()
                    .flatMap(c -> Values.of(c.getClassification())))
        .by(
            own(
                "associated-medication",
                "associated-medication",
                "The drug or class as a Medication",
                "Medication"),
            m -> Values.references(m.getAssociatedMedication()))
        .by(
            own(
                "clinical-use-issue",
                "clinical-use-issue",
                "A statement about the drug, or about a class of it",
                "ClinicalUseDefinition"),
            m -> Values.references(m.getClinicalUseIssue()))
        .by(
            concept(
                "product-type",
                "MedicationKnowledge-product-type",
                "Whether it is about a drug or a class"),
            m -> Values.of(m.getProductType()));
  }
}
