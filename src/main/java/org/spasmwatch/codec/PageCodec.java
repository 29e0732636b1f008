package org.spasmwatch.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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

/** Reads the statements of one page, each kind under its own heading. */
final class PageCodec {
  private static final String MOVEMENT = "movement";

  private final References known;
  private final StatementCodec statements;
  private final Node page;

  PageCodec(References known, CriterionCodec criteria, Node page, String subject) {
    this.known = known;
    this.statements = new StatementCodec(known, criteria, page, subject);
    this.page = page;
  }

  List<ClinicalUse> uses() {
    List<ClinicalUse> uses = new ArrayList<>();
    add(uses, "effects", this::effect);
    add(uses, "red-flags", node -> warning(node, Warning.Kind.RED_FLAG));
    add(uses, "interactions", this::interaction);
    add(
        uses,
        "contraindications",
        node -> new Contraindication(statements.read(node), node.text("reason")));
    add(uses, "differentials", node -> warning(node, Warning.Kind.DIFFERENTIAL));
    add(uses, "precautions", node -> warning(node, Warning.Kind.PRECAUTION));
    add(uses, "regulatory", node -> warning(node, Warning.Kind.REGULATORY));
    add(uses, "indications", this::indication);
    add(uses, "not-recognised", this::notRecognised);
    return uses;
  }

  private void add(
      List<ClinicalUse> uses, String heading, Function<Node, ? extends ClinicalUse> reader) {
    page.each(heading).forEach(node -> uses.add(reader.apply(node)));
  }

  private UndesirableEffect effect(Node node) {
    return new UndesirableEffect(
        statements.read(node),
        known.finding(node, node.text("effect")),
        node.each("presents-as", k -> known.finding(k, k.text())),
        node.choice("phase", Phase.ON_TREATMENT),
        node.each("frequency", f -> new Frequency(f.text("wording"), f.texts("claims"))));
  }

  private Warning warning(Node node, Warning.Kind kind) {
    node.find("index").ifPresent(index -> known.finding(node, index));
    return new Warning(
        statements.read(node),
        kind,
        node.text("label"),
        node.orNull("index"),
        statements.criterion(node, "signs"),
        node.find("problem").orElse(MOVEMENT));
  }

  private Interaction interaction(Node node) {
    return new Interaction(
        statements.read(node),
        node.each("with", k -> known.subject(k, k.text())),
        node.text("syndrome"),
        node.each("effects", k -> known.finding(k, k.text())),
        node.has("together") ? node.choice("together", Urgency.ROUTINE) : null);
  }

  private Indication indication(Node node) {
    return new Indication(
        statements.read(node),
        node.text("condition"),
        node.orNull("line"),
        node.orNull("dose"),
        node.orNull("duration"));
  }

  private NotRecognised notRecognised(Node node) {
    return new NotRecognised(
        statements.read(node),
        known.finding(node, node.text("effect")),
        node.choice("denies", Denies.CAUSES));
  }
}
