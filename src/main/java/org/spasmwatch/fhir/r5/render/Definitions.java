package org.spasmwatch.fhir.r5.render;

import java.util.List;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.MarkdownType;
import org.spasmwatch.fhir.r5.render.Populations.Role;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.Source.Layer;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.terminology.Analyte;

/**
 * A statement as ClinicalUseDefinition: what all six kinds have in common. The resource has no
 * element for urgency, evidence or advice, so that most of a statement is in extensions.
 */
public final class Definitions {
  private static final String STATUSES = "http://hl7.org/fhir/publication-status";

  private static final ClinicalUse.Cases<String> PROFILES = new StatementProfiles();

  private final KnowledgeBase knowledge;
  private final ClinicalUse use;
  private final Populations populations;
  private final ClinicalUseDefinition definition = new ClinicalUseDefinition();

  private Definitions(KnowledgeBase knowledge, ClinicalUse use) {
    this.knowledge = knowledge;
    this.use = use;
    this.populations = new Populations(knowledge, use);
  }

  public static ClinicalUseDefinition render(KnowledgeBase knowledge, ClinicalUse use) {
    return new Definitions(knowledge, use).render();
  }

  private ClinicalUseDefinition render() {
    Statement statement = use.statement();
    Labels labels = knowledge.records().published().on(RecordId.statement(statement.id()));
    definition.setId(statement.id());
    definition.setMeta(
        Elements.meta(
            knowledge.versionOf(RecordId.statement(statement.id())), use.match(PROFILES)));
    if (knowledge.layerOf(statement) == Layer.BEYOND_SOURCES) {
      definition.getMeta().addTag(Elements.own("layer", Layer.BEYOND_SOURCES));
    }
    definition.addIdentifier(Elements.identifier("statements", statement.id()));
    definition.addSubject(Elements.medication(knowledge, statement.subject()));
    Labelled.identifiers(labels).forEach(definition::addIdentifier);
    definition.getStatus().addCoding().setSystem(STATUSES).setCode(labels.status().code());
    populations.population().forEach(definition::addPopulation);
    what(statement);
    whom(statement);
    why(statement);
    use.match(new Kinds(knowledge, definition, populations));
    Labelled.head(definition, labels);
    Labelled.findings(definition, labels);
    definition.setText(
        Narratives.of(
            knowledge.nameOf(statement.subject()), List.of(statement.text(), population())));
    return definition;
  }

  private String population() {
    return switch (definition.getPopulation().size()) {
      case 0 -> "";
      case 1 -> "It applies only to the patients of the Group under population.";
      default -> "It applies to the patients of any of the Groups under population.";
    };
  }

  private void what(Statement statement) {
    definition.addExtension(Complex.simple("description", new MarkdownType(statement.text())));
    definition.addExtension(Complex.simple("use", new CodeType(Elements.code(statement.use()))));
    definition.addExtension(
        Complex.simple("urgency", Elements.own("urgency", statement.urgency())));
    definition.addExtension(Complex.simple("action", Elements.own("action", statement.action())));
    for (int i = 0; i < statement.advice().size(); i++) {
      management(statement.advice().get(i), i + 1);
    }
  }

  private void management(Advice advice, int number) {
    Complex management =
        new Complex("management")
            .coding("code", Elements.own("management", advice.key(), null))
            .code("kind", Elements.code(advice.kind()))
            .text("text", advice.text())
            .claims(advice.claims());
    String test = advice.test();
    if (test != null) {
      Analyte analyte = knowledge.terms().analyte(test);
      management.coding("test", Elements.own("analyte", test, analyte.label()));
      management.value(
          "order", knowledge.terms().ordered(analyte).map(Orders::reference).orElse(null));
    }
    String drug = advice.drug();
    management.value("drug", drug == null ? null : Elements.medication(knowledge, drug));
    management.value(
        "unless", advice.unless() == null ? null : populations.reference(Role.UNLESS, number));
    String rulesOut = advice.rulesOut();
    management.value("rules-out", rulesOut == null ? null : Elements.finding(knowledge, rulesOut));
    definition.addExtension(management.done());
  }

  private void whom(Statement statement) {
    List<Modifier> modifiers = statement.population().modifiers();
    for (int i = 0; i < modifiers.size(); i++) {
      Modifier modifier = modifiers.get(i);
      definition.addExtension(
          new Complex("risk-factor")
              .value("group", populations.reference(Role.RISK_FACTOR, i + 1))
              .code("effect", Elements.code(modifier.changes()))
              .text("text", modifier.text())
              .text("caveat", modifier.caveat())
              .claims(modifier.claims())
              .done());
    }
    List<UrgencyRule> rules = statement.population().urgencyRules();
    for (int i = 0; i < rules.size(); i++) {
      definition.addExtension(
          new Complex("urgency-rule")
              .value("group", populations.reference(Role.URGENCY, i + 1))
              .coding("urgency", Elements.own("urgency", rules.get(i).urgency()))
              .claims(rules.get(i).claims())
              .done());
    }
  }

  private void why(Statement statement) {
    Citations citations = new Citations(knowledge);
    statement.evidence().forEach(e -> definition.addExtension(citations.citation(e)));
    knowledge
        .disagreementsOn(List.of(statement))
        .forEach(d -> definition.addExtension(citations.disagreement(d)));
  }
}
