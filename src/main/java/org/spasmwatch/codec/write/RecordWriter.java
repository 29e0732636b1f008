package org.spasmwatch.codec.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.ExtraCoding;
import org.spasmwatch.knowledge.published.ForeignId;
import org.spasmwatch.knowledge.published.Label;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** Writes a record of whatever kind as the tree that is stored. */
public final class RecordWriter implements Entry.Cases<ObjectNode> {
  /** The terminologies whose codes have a field of their own. */
  private static final Map<String, String> FIELDS =
      Map.of(
          Systems.RXNORM, "rxnorm",
          Systems.ATC, "atc",
          Systems.SNOMED_CT, "snomed");

  private static final Comparator<Code> ORDER =
      Comparator.comparing(Code::system).thenComparing(Code::code);

  private final UseWriter uses;

  /**
   * @param named the criteria of the vocabulary, by name
   */
  public RecordWriter(Map<String, Criterion> named) {
    this.uses = new UseWriter(new CriterionWriter(named));
  }

  @Override
  public ObjectNode statement(Entry.OfStatement entry) {
    return labelled(entry.use().match(uses), entry.labels());
  }

  @Override
  public ObjectNode document(Document document) {
    return new Fields()
        .text("kind", "document")
        .text("status", document.status().code())
        .texts("subjects", document.subjects().stream().sorted().toList())
        .text("resource", document.resource())
        .node();
  }

  @Override
  public ObjectNode drug(Entry.OfDrug entry) {
    Drug drug = entry.drug();
    return labelled(
        new Fields()
            .text("name", drug.name())
            .set("codes", codes(drug.codes()))
            .texts("names", drug.names())
            .each("properties", drug.properties(), RecordWriter::property),
        entry.labels());
  }

  private static JsonNode property(Drug.Property property) {
    return new Fields()
        .choice("kind", property.kind())
        .text("text", property.text())
        .each("evidence", property.evidence(), UseWriter::evidence)
        .node();
  }

  @Override
  public ObjectNode drugClass(Entry.OfClass entry) {
    DrugClass drugClass = entry.drugClass();
    return labelled(
        new Fields()
            .text("name", drugClass.name())
            .set("codes", codes(drugClass.codes()))
            .each("members", drugClass.members(), RecordWriter::member),
        entry.labels());
  }

  @Override
  public ObjectNode disagreement(Disagreement disagreement) {
    Disagreement.Scope scope = disagreement.scope();
    Fields about =
        new Fields()
            .texts("subjects", scope.subjects().stream().sorted().toList())
            .texts("problems", scope.problems().stream().sorted().toList());
    return new Fields()
        .text("topic", disagreement.topic())
        .each("sides", disagreement.sides(), RecordWriter::side)
        .text("handling", disagreement.handling())
        .texts("statements", disagreement.statements().stream().sorted().toList())
        .texts("told-by", disagreement.toldBy().stream().sorted().toList())
        .set("about", about.node().isEmpty() ? null : about.node())
        .node();
  }

  private static JsonNode side(Disagreement.Side side) {
    return new Fields()
        .text("source", side.source())
        .text("says", side.says())
        .texts("claims", side.claims())
        .node();
  }

  private static JsonNode member(DrugClass.Member member) {
    return new Fields()
        .text("drug", member.drug())
        .choice("basis", member.basis())
        .text("reason", member.reason())
        .node();
  }

  private static JsonNode codes(Set<Code> codes) {
    Fields fields = new Fields();
    FIELDS.forEach(
        (system, field) ->
            fields.texts(
                field,
                sorted(codes).filter(c -> c.system().equals(system)).map(Code::code).toList()));
    List<Code> others = sorted(codes).filter(c -> !FIELDS.containsKey(c.system())).toList();
    return fields
        .each(
            "other",
            others,
            c -> new Fields().text("system", c.system()).text("code", c.code()).node())
        .node();
  }

  private static Stream<Code> sorted(Collection<Code> codes) {
    return codes.stream().sorted(ORDER);
  }

  private static ObjectNode labelled(Fields record, Labels labels) {
    return labels.equals(Labels.NONE) ? record.node() : record.set("labels", labels(labels)).node();
  }

  private static JsonNode labels(Labels labels) {
    return new Fields()
        .choice("status", labels.status(), Status.ACTIVE)
        .text("language", labels.language())
        .each("identifiers", labels.identifiers(), RecordWriter::identifier)
        .each("tags", labels.tags(), label -> label(label).node())
        .each("security", labels.security(), label -> label(label).node())
        .each("codings", labels.codings(), RecordWriter::coding)
        .node();
  }

  private static JsonNode identifier(ForeignId id) {
    return new Fields()
        .text("use", id.use())
        .text("system", id.system())
        .text("value", id.value())
        .node();
  }

  private static Fields label(Label label) {
    return new Fields()
        .text("system", label.system())
        .text("version", label.version())
        .text("code", label.code())
        .text("display", label.display());
  }

  private static JsonNode coding(ExtraCoding extra) {
    return label(extra.coding()).text("finding", extra.finding()).node();
  }
}
