package org.spasmwatch.fhir.r5;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ActivityDefinition;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Medication;
import org.hl7.fhir.r5.model.MedicationKnowledge;
import org.hl7.fhir.r5.model.Provenance;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.provenance.Provenances;
import org.spasmwatch.fhir.r5.render.Definitions;
import org.spasmwatch.fhir.r5.render.Documents;
import org.spasmwatch.fhir.r5.render.Drugs;
import org.spasmwatch.fhir.r5.render.Orders;
import org.spasmwatch.fhir.r5.render.Populations;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The tables of all types that R5 serves. The definitions are those of FHIR 5.0.0, or our own. */
final class Tables {
  private static final String STANDARD = "http://hl7.org/fhir/SearchParameter/";
  private static final Set<String> MEDICATION = Set.of("Medication");

  private static final String ANY_CODE =
      "The drug or class by any code or name it is known by, those of its products too";

  private static final Parameter ID =
      Parameter.code("_id", STANDARD + "Resource-id", "The logical id");

  private static final Parameter PROFILE =
      Parameter.canonical(
          "_profile",
          STANDARD + "Resource-profile",
          "The profile that the resource keeps to",
          Set.of("StructureDefinition"));

  /** By type, in order. */
  static final Map<String, Table<?>> ALL =
      Stream.<Table<?>>of(
              clinicalUses(), groups(), medications(), knowledge(), orders(), provenance())
          .collect(Collectors.toMap(Table::type, Function.identity(), (a, b) -> b, TreeMap::new));

  private Tables() {}

  private static Parameter code(String name, String definition, String documentation) {
    return Parameter.code(name, STANDARD + definition, documentation);
  }

  private static Parameter identifier(String definition, String documentation) {
    return Parameter.identifier("identifier", STANDARD + definition, documentation);
  }

  private static Parameter concept(String name, String definition, String documentation) {
    return Parameter.concept(name, STANDARD + definition, documentation);
  }

  /** A table with what every type is found by. */
  static <R extends DomainResource> Table<R> table(
      String type, Function<KnowledgeBase, Stream<R>> render) {
    return new Table<>(type, render)
        .by(ID, resource -> Stream.of(Value.token(null, resource.getIdPart())))
        .by(
            PROFILE,
            resource ->
                resource.getMeta().getProfile().stream().map(p -> Value.token(null, p.getValue())))
        .by(
            Parameter.of(
                Kind.SPECIAL,
                "_text",
                STANDARD + "DomainResource-text",
                "Words that all stand in the narrative"),
            resource -> Values.narrative(resource));
  }

  private static Table<Medication> medications() {
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

  private static Table<MedicationKnowledge> knowledge() {
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

  private static Table<ClinicalUseDefinition> clinicalUses() {
    Table<ClinicalUseDefinition> table = table("ClinicalUseDefinition", Tables::definitions);
    return ownOf(contentOf(table))
        .by(
            identifier("ClinicalUseDefinition-identifier", "Our own id of the statement"),
            c -> Values.identifiers(c.getIdentifier()))
        .by(
            concept("status", "ClinicalUseDefinition-status", "The status"),
            c -> Values.of(c.getStatus()))
        .by(
            Parameter.reference(
                "subject",
                STANDARD + "ClinicalUseDefinition-subject",
                "The drug or class that the statement itself is about",
                MEDICATION),
            c -> Values.references(c.getSubject()))
        .by(
            code("type", "ClinicalUseDefinition-type", "The kind of statement"),
            c -> Values.of(c.getTypeElement()));
  }

  private static Stream<ClinicalUseDefinition> definitions(KnowledgeBase knowledge) {
    return Stream.concat(
        knowledge.records().statements().map(use -> Definitions.render(knowledge, use)),
        knowledge.records().published().documents().stream()
            .map(document -> Documents.render(knowledge, document)));
  }

  private static Table<ClinicalUseDefinition> contentOf(Table<ClinicalUseDefinition> table) {
    return table
        .by(
            concept(
                "contraindication",
                "ClinicalUseDefinition-contraindication",
                "The situation in which the drug is to be avoided"),
            c -> Values.of(c.getContraindication().getDiseaseSymptomProcedure().getConcept()))
        .by(
            Parameter.concept(
                    "effect",
                    Canonicals.searchParameter("effect"),
                    "The undesirable effect, a finding that it is recorded as, or an effect of an"
                        + " interaction; what a drug is not known to cause is not among them")
                .inHierarchy(),
            Values::effects)
        .by(
            concept(
                "indication",
                "ClinicalUseDefinition-indication",
                "The condition that the drug is used for"),
            c -> Values.of(c.getIndication().getDiseaseSymptomProcedure().getConcept()))
        .by(
            concept(
                "interaction", "ClinicalUseDefinition-interaction", "The type of an interaction"),
            c -> Values.of(c.getInteraction().getType()));
  }

  private static Table<ClinicalUseDefinition> ownOf(Table<ClinicalUseDefinition> table) {
    return table
        .by(
            Parameter.reference(
                    "applies-to",
                    Canonicals.searchParameter("applies-to"),
                    "A drug that the statement holds for: as subject or interactant, by itself or"
                        + " as a member of a class",
                    MEDICATION)
                .without(Modifier.IDENTIFIER),
            Values::appliesTo)
        .by(
            own("interactant", "interactant", "The other drug of an interaction", "Medication"),
            c ->
                Values.references(
                    c.getInteraction().getInteractant().stream()
                        .filter(i -> i.hasItemReference())
                        .map(i -> i.getItemReference())
                        .toList()))
        .by(
            own("population", "population", "The patients that it applies to", "Group"),
            c -> Values.references(c.getPopulation()))
        .by(
            Parameter.concept(
                    "denied-effect",
                    Canonicals.searchParameter("denied-effect"),
                    "What the drug is not known to cause, or not known to relieve")
                .inHierarchy(),
            Values::denied)
        .by(
            Parameter.code(
                "claim",
                Canonicals.searchParameter("claim"),
                "A sentence of a source, wherever the statement refers to it"),
            c -> Values.claims(c.getExtension()));
  }

  private static Parameter own(
      String name, String definition, String documentation, String target) {
    return Parameter.reference(
            name, Canonicals.searchParameter(definition), documentation, Set.of(target))
        .without(Modifier.IDENTIFIER);
  }

  /** What it is found by FHIR defines. */
  private static Table<Provenance> provenance() {
    return table("Provenance", knowledge -> new Provenances(knowledge).all());
  }

  private static Table<ActivityDefinition> orders() {
    return table("ActivityDefinition", knowledge -> new Orders(knowledge).all())
        .by(
            Parameter.concept(
                "code",
                Canonicals.searchParameter("activity-definition-code"),
                "The test, in any system it is coded in"),
            a -> Values.of(a.getCode()))
        .by(
            identifier("CanonicalResource-identifier", "Our own id of the test"),
            a -> Values.identifiers(a.getIdentifier()))
        .by(
            code("kind", "ActivityDefinition-kind", "Always ServiceRequest"),
            a -> Values.of(a.getKindElement()))
        .by(
            code("status", "CanonicalResource-status", "The status"),
            a -> Values.of(a.getStatusElement()))
        .by(
            Parameter.uri("url", STANDARD + "CanonicalResource-url", "The canonical URL"),
            a -> Stream.of(Value.token(null, a.getUrl())));
  }

  private static Table<Group> groups() {
    return table(
            "Group",
            knowledge ->
                knowledge
                    .records()
                    .statements()
                    .flatMap(u -> new Populations(knowledge, u).groups().stream()))
        .by(
            own(
                "statement",
                "group-statement",
                "What the group is part of",
                "ClinicalUseDefinition"),
            g ->
                Values.references(
                    g.getExtensionsByUrl(Canonicals.extension("statement")).stream()
                        .map(e -> (Reference) e.getValue())
                        .toList()))
        .by(
            concept("characteristic", "Group-characteristic", "A criterion of the group"),
            g -> g.getCharacteristic().stream().flatMap(c -> Values.of(c.getCode())))
        .by(concept("code", "Group-code", "What the group is for"), g -> Values.of(g.getCode()))
        .by(
            identifier("Group-identifier", "Our own id of the group"),
            g -> Values.identifiers(g.getIdentifier()))
        .by(
            code("membership", "Group-membership", "Always definitional"),
            g -> Values.of(g.getMembershipElement()))
        .by(code("type", "Group-type", "Always person"), g -> Values.of(g.getTypeElement()));
  }
}
