package org.spasmwatch.fhir.r5.read;

import java.util.List;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.knowledge.published.Status;

/** Reads what all kinds of statement have in common. */
record Statements(Words words, Groups groups) {
  private static final String STATUSES = "http://hl7.org/fhir/publication-status";

  Statement read(Element definition) {
    return new Statement(
        definition.id(),
        subject(definition),
        definition.extension("use").at("valueCode").constant(Statement.Use.class),
        definition.extension("description").at("valueMarkdown").text(),
        urgency(definition.extension("urgency")),
        definition
            .extension("action")
            .at("valueCoding")
            .own("action")
            .constant(Statement.Action.class),
        population(definition),
        definition.extensions("management").stream().map(this::advice).toList(),
        Grounds.required(definition));
  }

  /** What is not read: it follows from the rest, from other records, or is of this server. */
  static void derived(Element definition) {
    Head.read(definition, "statements");
    definition.extensions("disagreement").forEach(Element::derived);
  }

  /** In force, where nothing is said. */
  static Status status(Element definition) {
    Element status = definition.at("status");
    List<Element> codings = status.each("coding");
    if (codings.isEmpty()) {
      return Status.ACTIVE;
    }
    Element coding = codings.get(0);
    coding.derived("display");
    if (coding.at("system").maybeText().filter(s -> !s.equals(STATUSES)).isPresent()) {
      coding.fault("here has to be a Coding with system " + STATUSES);
    }
    return coding.at("code").constant(Status.class);
  }

  private static String subject(Element definition) {
    List<Element> subjects = definition.each("subject");
    if (subjects.size() != 1) {
      definition.at("subject").fault("a statement is about one Medication, a drug or a class");
      return "";
    }
    return subjects.get(0).reference("Medication");
  }

  static Urgency urgency(Element extension) {
    return extension.at("valueCoding").own("urgency").constant(Urgency.class);
  }

  private Population population(Element definition) {
    return new Population(
        groups.gates(definition.each("population")),
        definition.extensions("risk-factor").stream().map(this::modifier).toList(),
        definition.extensions("urgency-rule").stream().map(this::rule).toList());
  }

  private Population.Modifier modifier(Element extension) {
    return new Population.Modifier(
        groups.criterion(extension.one("group").at("valueReference")),
        extension.one("effect").at("valueCode").constant(Population.Changes.class),
        extension.one("text").at("valueMarkdown").text(),
        extension.claims(),
        extension.maybe("caveat").map(e -> e.at("valueMarkdown").text()).orElse(null));
  }

  private Population.UrgencyRule rule(Element extension) {
    return new Population.UrgencyRule(
        groups.criterion(extension.one("group").at("valueReference")),
        extension.one("urgency").at("valueCoding").own("urgency").constant(Urgency.class),
        extension.claims());
  }

  private Advice advice(Element management) {
    management.parts("order").forEach(Element::derived);
    return new Advice(
        management.one("code").at("valueCoding").own("management").text(),
        management.one("kind").at("valueCode").constant(Advice.Kind.class),
        management.one("text").at("valueMarkdown").text(),
        management.claims(),
        management.maybe("test").map(e -> words.analyte(e.at("valueCoding"))).orElse(null),
        management
            .maybe("drug")
            .map(e -> e.at("valueReference").reference("Medication"))
            .orElse(null),
        management.maybe("unless").map(e -> groups.criterion(e.at("valueReference"))).orElse(null),
        management
            .maybe("rules-out")
            .map(e -> words.finding(e.at("valueCodeableConcept")))
            .orElse(null));
  }
}
