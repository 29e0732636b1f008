package org.spasmwatch.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Disagreement.Scope;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Published;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Concepts;
import org.spasmwatch.terminology.Lexicon;

/**
 * Reads records with a vocabulary into a knowledge base: what others refer to first, so that every
 * reference can be looked up where it stands. One reader reads once.
 */
final class RecordReader {
  private final Vocabulary vocabulary;
  private final Faults faults;
  private final List<Draft> drafts;
  private final References known;
  private final CriterionCodec criteria;

  RecordReader(Vocabulary vocabulary, List<Draft> drafts, Faults faults) {
    this.vocabulary = vocabulary;
    this.drafts = drafts;
    this.faults = faults;
    this.known = vocabulary.references();
    this.criteria = new CriterionCodec(known);
  }

  /**
   * The knowledge of these records.
   *
   * @throws KnowledgeRefused naming every fault
   */
  KnowledgeBase read(String version, Map<RecordId, RecordVersion> versions) {
    Stream.of(Kind.DRUG, Kind.DRUG_CLASS).forEach(kind -> announce(kind, known.subjects));
    announce(Kind.SOURCE, known.sources);
    announce(Kind.STATEMENT, known.statements);
    announce(Kind.DISAGREEMENT, new HashSet<>());
    CriterionCodec codec = new CriterionCodec(known);
    vocabulary
        .criteria()
        .fields("criteria")
        .forEach((name, node) -> known.criteria.put(name, codec.define(name, node)));
    List<Drug> drugs = all(Kind.DRUG, d -> TermsCodec.drug(d, known));
    List<DrugClass> classes = all(Kind.DRUG_CLASS, d -> TermsCodec.drugClass(d, known));
    List<Source> sources = all(Kind.SOURCE, RecordReader::source);
    Map<Boolean, List<ClinicalUse>> uses = statements();
    List<Disagreement> disagreements = all(Kind.DISAGREEMENT, this::disagreement);
    List<Document> documents = documents();
    faults.refuseIfAny();
    List<ClinicalUse> inForce = uses.getOrDefault(true, List.of());
    Published published = new Published(uses.getOrDefault(false, List.of()), documents, labels());
    return new KnowledgeBase(
        version,
        vocabulary.policy(),
        terms(drugs),
        new Records(drugs, classes, inForce, sources, disagreements, versions, published));
  }

  /** The criteria that records use by name, once they are read. */
  Map<String, Criterion> named() {
    return Map.copyOf(known.criteria);
  }

  /** Those that the model holds, by whether they are in force. */
  private Map<Boolean, List<ClinicalUse>> statements() {
    UseCodec codec = new UseCodec(known, criteria);
    return drafts.stream()
        .filter(d -> d.id().kind() == Kind.STATEMENT && !LabelCodec.isDocument(d))
        .collect(
            Collectors.partitioningBy(
                d -> LabelCodec.read(d).orElse(Labels.NONE).active(),
                Collectors.mapping(codec::read, Collectors.toList())));
  }

  private List<Document> documents() {
    return drafts.stream()
        .filter(LabelCodec::isDocument)
        .map(d -> LabelCodec.document(d, known))
        .toList();
  }

  private Map<RecordId, Labels> labels() {
    Map<RecordId, Labels> labels = new HashMap<>();
    drafts.forEach(d -> LabelCodec.read(d).ifPresent(l -> labels.put(d.id(), l)));
    return labels;
  }

  private <T> List<T> all(Kind kind, Function<Draft, T> reader) {
    return drafts.stream().filter(d -> d.id().kind() == kind).map(reader).toList();
  }

  private void announce(Kind kind, Set<String> ids) {
    Map<String, Node> first = new HashMap<>();
    for (Draft draft : all(kind, draft -> draft)) {
      Node other = first.putIfAbsent(draft.id().id(), draft.node());
      if (!ids.add(draft.id().id())) {
        draft
            .node()
            .fault(
                kind.code() + " '" + draft.id().id() + "' is there twice",
                (other == null ? "" : "the other stands at " + other.place() + ": ")
                    + "rename one of them or take it out");
      }
    }
  }

  private static Source source(Draft draft) {
    Node node = draft.node();
    return new Source(
        draft.id().id(),
        node.text("title"),
        node.orNull("publisher"),
        node.orNull("date"),
        node.text("standing"),
        node.choice("layer", Source.Layer.SOURCES),
        node.texts("claims"));
  }

  private Disagreement disagreement(Draft draft) {
    Node node = draft.node();
    return new Disagreement(
        draft.id().id(),
        node.text("topic"),
        node.each("sides", this::side),
        node.text("handling"),
        statements(node, "statements"),
        statements(node, "told-by"),
        scope(node.at("about")));
  }

  private Set<String> statements(Node node, String field) {
    return Set.copyOf(
        node.each(field, s -> known.check(s, known.statements, "statement", s.text())));
  }

  private Scope scope(Node node) {
    return new Scope(
        Set.copyOf(node.each("subjects", s -> known.subject(s, s.text()))),
        Set.copyOf(node.texts("problems")));
  }

  private Disagreement.Side side(Node node) {
    return new Disagreement.Side(
        known.check(node, known.sources, "source", node.text("source")),
        node.text("says"),
        node.texts("claims"));
  }

  private Terms terms(List<Drug> drugs) {
    Map<Code, String> codes = new HashMap<>();
    drugs.forEach(drug -> drug.codes().forEach(code -> codes.put(code, drug.id())));
    Set<String> ids = drugs.stream().map(Drug::id).collect(Collectors.toSet());
    Concepts findings = new Concepts(vocabulary.findings());
    return new Terms(
        findings,
        vocabulary.analytes(),
        lexicon(
            Stream.concat(
                findings.all().stream().map(RecordReader::entry),
                vocabulary.withdrawn(findings.keys()))),
        new Lexicon(
            Stream.of(
                    drugs.stream().map(RecordReader::entry),
                    vocabulary.products().stream().flatMap(product -> product.entries(codes)),
                    vocabulary.withdrawn(ids))
                .flatMap(Function.identity())
                .toList(),
            vocabulary.products().stream()
                .filter(RxNormProduct::isNoneOfOurs)
                .map(RxNormProduct::code)
                .collect(Collectors.toSet())),
        lexicon(vocabulary.analytes().values().stream().map(RecordReader::entry)));
  }

  private static Lexicon lexicon(Stream<Lexicon.Entry> entries) {
    return new Lexicon(entries.toList());
  }

  private static Lexicon.Entry entry(Concept finding) {
    return new Lexicon.Entry(finding.key(), finding.codes(), finding.names());
  }

  private static Lexicon.Entry entry(Drug drug) {
    return new Lexicon.Entry(drug.id(), drug.codes(), drug.names());
  }

  private static Lexicon.Entry entry(Analyte analyte) {
    return new Lexicon.Entry(analyte.key(), analyte.codes(), List.of());
  }
}
