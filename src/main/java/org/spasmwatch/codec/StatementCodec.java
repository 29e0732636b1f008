package org.spasmwatch.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.knowledge.Urgency;

/** Reads what every statement has in common. */
final class StatementCodec {
  private final References known;
  private final CriterionCodec criteria;

  StatementCodec(References known, CriterionCodec criteria) {
    this.known = known;
    this.criteria = criteria;
  }

  private Advice advice(Node node) {
    node.find("test").ifPresent(test -> known.analyte(node, test));
    node.find("drug").ifPresent(d -> known.subject(node, d));
    node.find("rules-out").ifPresent(finding -> known.finding(node, finding));
    return new Advice(
        node.text("key"),
        node.choice("kind", Advice.Kind.CLINICAL),
        node.text("text"),
        node.texts("claims"),
        node.orNull("test"),
        node.orNull("drug"),
        criterion(node, "unless"),
        node.orNull("rules-out"));
  }

  @Nullable Criterion criterion(Node node, String field) {
    return node.has(field) ? criteria.read(node.at(field)) : null;
  }

  Statement read(Draft draft) {
    Node node = draft.node();
    return new Statement(
        draft.id().id(),
        known.subject(node, node.text("subject")),
        node.choice("use", Use.REFERENCE),
        node.text("text"),
        node.choice("urgency", Urgency.ROUTINE),
        node.choice("action", Action.REVIEW),
        population(node),
        node.each("advice", this::advice),
        evidence(node, known));
  }

  private Population population(Node node) {
    return new Population(
        node.each("gates", criteria::read),
        node.each("modifiers", this::modifier),
        node.each("urgency-rules", this::urgencyRule));
  }

  private Modifier modifier(Node node) {
    return new Modifier(
        criteria.read(node.at("when")),
        node.choice("changes", Changes.LIKELIHOOD),
        node.text("text"),
        node.texts("claims"),
        node.orNull("caveat"));
  }

  private UrgencyRule urgencyRule(Node node) {
    return new UrgencyRule(
        criteria.read(node.at("when")),
        node.choice("urgency", Urgency.ROUTINE),
        node.texts("claims"));
  }

  static List<Evidence> evidence(Node node, References known) {
    return node.each(
        "evidence",
        e ->
            new Evidence(
                known.check(e, known.sources, "source", e.text("source")),
                e.choice("grade", Evidence.Grade.UNCITED),
                e.texts("claims"),
                e.orNull("note")));
  }
}
