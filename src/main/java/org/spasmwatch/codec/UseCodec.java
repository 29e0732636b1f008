package org.spasmwatch.codec;

import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Frequency;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Urgency;

/** Reads a statement by its kind. */
final class UseCodec {
  private static final String MOVEMENT = "movement";

  private final References known;
  private final StatementCodec statements;

  UseCodec(References known, CriterionCodec criteria) {
    this.known = known;
    this.statements = new StatementCodec(known, criteria);
  }

  ClinicalUse read(Draft draft) {
    String kind = draft.node().text("kind");
    return switch (kind) {
      case "effect" -> effect(draft);
      case "red-flag" -> warning(draft, Warning.Kind.RED_FLAG);
      case "interaction" -> interaction(draft);
      case "contraindication" -> contraindication(draft);
      case "differential" -> warning(draft, Warning.Kind.DIFFERENTIAL);
      case "precaution" -> warning(draft, Warning.Kind.PRECAUTION);
      case "regulatory" -> warning(draft, Warning.Kind.REGULATORY);
      case "indication" -> indication(draft);
      case "not-recognised" -> notRecognised(draft);
      default -> throw new IllegalStateException("the schema lets no kind '" + kind + "' pass");
    };
  }

  private Contraindication contraindication(Draft draft) {
    return new Contraindication(statements.read(draft), draft.node().text("reason"));
  }

  private UndesirableEffect effect(Draft draft) {
    Node node = draft.node();
    return new UndesirableEffect(
        statements.read(draft),
        known.finding(node, node.text("effect")),
        node.each("presents-as", k -> known.finding(k, k.text())),
        node.choice("phase", Phase.ON_TREATMENT),
        node.each("frequency", f -> new Frequency(f.text("wording"), f.texts("claims"))));
  }

  private Warning warning(Draft draft, Warning.Kind kind) {
    Node node = draft.node();
    node.find("index").ifPresent(index -> known.finding(node, index));
    return new Warning(
        statements.read(draft),
        kind,
        node.text("label"),
        node.orNull("index"),
        statements.criterion(node, "signs"),
        node.find("problem").orElse(MOVEMENT));
  }

  private Interaction interaction(Draft draft) {
    Node node = draft.node();
    return new Interaction(
        statements.read(draft),
        node.each("with", k -> known.subject(k, k.text())),
        node.text("syndrome"),
        node.each("effects", k -> known.finding(k, k.text())),
        node.has("together") ? node.choice("together", Urgency.ROUTINE) : null);
  }

  private Indication indication(Draft draft) {
    Node node = draft.node();
    return new Indication(
        statements.read(draft),
        node.text("condition"),
        node.orNull("line"),
        node.orNull("dose"),
        node.orNull("duration"));
  }

  private NotRecognised notRecognised(Draft draft) {
    Node node = draft.node();
    return new NotRecognised(
        statements.read(draft),
        known.finding(node, node.text("effect")),
        node.choice("denies", Denies.CAUSES));
  }
}
