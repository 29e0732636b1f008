package org.spasmwatch.fhir.r5;

import static org.spasmwatch.fhir.r5.SearchDefinitions.STANDARD;
import static org.spasmwatch.fhir.r5.SearchDefinitions.code;
import static org.spasmwatch.fhir.r5.SearchDefinitions.concept;
import static org.spasmwatch.fhir.r5.SearchDefinitions.identifier;
import static org.spasmwatch.fhir.r5.SearchDefinitions.own;
import static org.spasmwatch.fhir.r5.SearchDefinitions.table;

import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.render.Definitions;
import org.spasmwatch.fhir.r5.render.Documents;
import org.spasmwatch.fhir.r5.render.Populations;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The tables of statements, and of the groups of patients that they are about. */
final class StatementTables {
  private static final Set<String> MEDICATION = Set.of("Medication");

  private StatementTables() {}

  static Table<ClinicalUseDefinition> clinicalUses() {
    Table<ClinicalUseDefinition> table =
        table("ClinicalUseDefinition", StatementTables::definitions);
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

  static Table<Group> groups() {
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
