package org.spasmwatch.codec.write;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;

/** Writes a statement by its kind. */
final class UseWriter implements ClinicalUse.Cases<Fields> {
  private static final String MOVEMENT = "movement";

  private final CriterionWriter criteria;

  UseWriter(CriterionWriter criteria) {
    this.criteria = criteria;
  }

  private Fields statement(ClinicalUse use, String kind) {
    Statement statement = use.statement();
    Population population = statement.population();
    return new Fields()
        .text("kind", kind)
        .text("subject", statement.subject())
        .choice("use", statement.use())
        .text("text", statement.text())
        .choice("urgency", statement.urgency(), Urgency.ROUTINE)
        .choice("action", statement.action(), Statement.Action.REVIEW)
        .each("gates", population.gates(), criteria::write)
        .each("modifiers", population.modifiers(), this::modifier)
        .each("urgency-rules", population.urgencyRules(), this::rule)
        .each("advice", statement.advice(), this::advice)
        .each("evidence", statement.evidence(), UseWriter::evidence);
  }

  private @Nullable JsonNode maybe(@Nullable Criterion criterion) {
    return criterion == null ? null : criteria.write(criterion);
  }

  private JsonNode modifier(Population.Modifier modifier) {
    return new Fields()
        .set("when", criteria.write(modifier.when()))
        .choice("changes", modifier.changes())
        .text("text", modifier.text())
        .texts("claims", modifier.claims())
        .text("caveat", modifier.caveat())
        .node();
  }

  private JsonNode rule(Population.UrgencyRule rule) {
    return new Fields()
        .set("when", criteria.write(rule.when()))
        .choice("urgency", rule.urgency())
        .texts("claims", rule.claims())
        .node();
  }

  private JsonNode advice(Advice advice) {
    return new Fields()
        .text("key", advice.key())
        .choice("kind", advice.kind())
        .text("text", advice.text())
        .texts("claims", advice.claims())
        .text("test", advice.test())
        .text("drug", advice.drug())
        .set("unless", maybe(advice.unless()))
        .node();
  }

  static JsonNode evidence(Evidence evidence) {
    return new Fields()
        .text("source", evidence.source())
        .choice("grade", evidence.grade())
        .texts("claims", evidence.claims())
        .text("note", evidence.note())
        .node();
  }

  @Override
  public Fields undesirableEffect(ClinicalUse.UndesirableEffect use) {
    return statement(use, "effect")
        .text("effect", use.effect())
        .texts("presents-as", use.presentsAs())
        .choice("phase", use.phase(), ClinicalUse.Phase.ON_TREATMENT)
        .each("frequency", use.frequency(), UseWriter::frequency);
  }

  private static JsonNode frequency(ClinicalUse.Frequency frequency) {
    return new Fields()
        .text("wording", frequency.wording())
        .texts("claims", frequency.claims())
        .node();
  }

  @Override
  public Fields interaction(ClinicalUse.Interaction use) {
    Urgency together = use.together();
    return statement(use, "interaction")
        .texts("with", use.interactants())
        .text("syndrome", use.syndrome())
        .texts("effects", use.effects())
        .text("together", together == null ? null : Fields.code(together));
  }

  @Override
  public Fields contraindication(ClinicalUse.Contraindication use) {
    return statement(use, "contraindication").text("reason", use.reason());
  }

  @Override
  public Fields warning(ClinicalUse.Warning use) {
    return statement(use, Fields.code(use.kind()))
        .text("label", use.label())
        .text("index", use.index())
        .set("signs", maybe(use.signs()))
        .text("problem", use.problem().equals(MOVEMENT) ? null : use.problem());
  }

  @Override
  public Fields indication(ClinicalUse.Indication use) {
    return statement(use, "indication")
        .text("condition", use.condition())
        .text("line", use.line())
        .text("dose", use.dose())
        .text("duration", use.duration());
  }

  @Override
  public Fields notRecognised(ClinicalUse.NotRecognised use) {
    return statement(use, "not-recognised")
        .text("effect", use.effect())
        .choice("denies", use.denies());
  }
}
