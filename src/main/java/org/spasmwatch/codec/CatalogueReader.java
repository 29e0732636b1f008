package org.spasmwatch.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Concepts;
import org.spasmwatch.terminology.Lexicon;

/**
 * Reads a whole catalogue, vocabulary first, so that every reference of a page can be looked up
 * where it stands. One reader reads one catalogue.
 */
public final class CatalogueReader {
  private final Faults faults = new Faults();
  private final References known = new References();
  private final CriterionCodec criteria = new CriterionCodec(known);
  private final KnowledgeFiles source;
  private final YamlFiles files;
  private final List<Drug> drugs = new ArrayList<>();
  private final List<DrugClass> classes = new ArrayList<>();
  private final List<ClinicalUse> uses = new ArrayList<>();

  private CatalogueReader(KnowledgeFiles source) {
    this.source = source;
    this.files = new YamlFiles(source, faults);
  }

  /**
   * The knowledge of these files. The version is the catalogue's own; the store adds its revision.
   *
   * @throws KnowledgeRefused naming file, line and reason of every fault
   */
  public static KnowledgeBase read(KnowledgeFiles files) {
    return new CatalogueReader(files).read();
  }

  private KnowledgeBase read() {
    Node catalogue = open("catalogue.yaml", "catalogue.schema.json");
    Policy policy = policy();
    List<Concept> concepts = concepts();
    Map<String, Analyte> analytes = analytes();
    List<Source> sources = sources();
    List<Node> pages = pages(catalogue);
    criteria();
    pages.forEach(this::page);
    List<Disagreement> disagreements = disagreements(catalogue);
    Terms terms = terms(concepts, analytes);
    faults.refuseIfAny();
    Records records = new Records(drugs, classes, uses, sources, disagreements, Map.of());
    return new KnowledgeBase(catalogue.text("version"), policy, terms, records);
  }

  /** Opens a file that everything else needs: without it nothing further can be checked. */
  private Node open(String file, String schema) {
    return files
        .open(file, schema)
        .orElseGet(
            () -> {
              faults.refuseIfAny();
              throw new IllegalStateException(file + " could not be opened, without a fault");
            });
  }

  private Policy policy() {
    Node node = open("policy.yaml", "policy.schema.json");
    Map<String, Policy.Limit> limits = new LinkedHashMap<>();
    for (Node each : node.each("limits")) {
      if (limits.put(each.text("key"), TermsCodec.limit(each)) != null) {
        each.fault("limit '" + each.text("key") + "' is there twice");
      }
    }
    known.limits.addAll(limits.keySet());
    Policy.INDISPENSABLE.forEach(key -> known.limit(node, key));
    return new Policy(node.text("version"), limits);
  }

  private List<Concept> concepts() {
    Node node = open("terminology/findings.yaml", "findings.schema.json");
    List<Concept> concepts = new ArrayList<>();
    for (Node each : node.each("findings")) {
      if (!known.findings.add(each.text("key"))) {
        each.fault("finding '" + each.text("key") + "' is there twice");
      }
      concepts.add(TermsCodec.concept(each));
    }
    for (Node each : node.each("findings")) {
      Stream.concat(each.each("broader").stream(), each.each("related").stream())
          .forEach(key -> known.finding(key, key.text()));
    }
    kindsOfThemselves(node.each("findings"));
    return concepts;
  }

  private static void kindsOfThemselves(List<Node> findings) {
    Map<String, List<String>> broader = new HashMap<>();
    findings.forEach(node -> broader.put(node.text("key"), node.texts("broader")));
    for (Node finding : findings) {
      Set<String> above = new LinkedHashSet<>(finding.texts("broader"));
      Deque<String> next = new ArrayDeque<>(above);
      while (!next.isEmpty()) {
        broader.getOrDefault(next.pop(), List.of()).stream().filter(above::add).forEach(next::push);
      }
      if (above.contains(finding.text("key"))) {
        finding.fault("finding '" + finding.text("key") + "' is a kind of itself");
      }
    }
  }

  private Map<String, Analyte> analytes() {
    Node node = open("terminology/analytes.yaml", "analytes.schema.json");
    Map<String, Analyte> analytes = new LinkedHashMap<>();
    for (Node each : node.each("analytes")) {
      Analyte analyte = TermsCodec.analyte(each);
      analytes.put(analyte.key(), analyte);
      known.limit(each, "maximum-age." + analyte.key());
    }
    known.analytes.addAll(analytes.keySet());
    return analytes;
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (Node each : open("sources.yaml", "sources.schema.json").each("sources")) {
      known.sources.add(each.text("id"));
      sources.add(
          new Source(
              each.text("id"),
              each.text("title"),
              each.orNull("publisher"),
              each.orNull("date"),
              each.text("standing"),
              each.texts("claims")));
    }
    return sources;
  }

  private List<Node> pages(Node catalogue) {
    for (Node each : open("terminology/drugs.yaml", "drugs.schema.json").each("drugs")) {
      addSubject(each, each.text("id"));
      drugs.add(TermsCodec.drugWithoutPage(each));
    }
    List<Node> pages = new ArrayList<>();
    for (String file : catalogue.texts("pages")) {
      files.open(file, "page.schema.json").ifPresent(pages::add);
    }
    pages.forEach(page -> addSubject(page, subjectOf(page)));
    return pages;
  }

  private void addSubject(Node at, String id) {
    if (!known.subjects.add(id)) {
      at.fault("drug or class '" + id + "' is there twice");
    }
  }

  private static String subjectOf(Node page) {
    return page.find("drug").orElseGet(() -> page.text("class"));
  }

  private void criteria() {
    open("criteria.yaml", "criteria.schema.json")
        .fields("criteria")
        .forEach((name, node) -> known.criteria.put(name, criteria.define(name, node)));
  }

  private void page(Node page) {
    if (page.has("drug")) {
      drugs.add(TermsCodec.drug(page, known));
    } else {
      classes.add(TermsCodec.drugClass(page, known));
    }
    uses.addAll(new PageCodec(known, criteria, page, subjectOf(page)).uses());
  }

  private List<Disagreement> disagreements(Node catalogue) {
    return catalogue.texts("disagreements").stream()
        .flatMap(file -> files.open(file, "disagreements.schema.json").stream())
        .flatMap(node -> node.each("disagreements").stream())
        .map(this::disagreement)
        .toList();
  }

  private Disagreement disagreement(Node node) {
    return new Disagreement(
        node.text("id"),
        node.text("topic"),
        node.each(
            "sides",
            side ->
                new Disagreement.Side(
                    known.check(side, known.sources, "source", side.text("source")),
                    side.text("says"),
                    side.texts("claims"))),
        node.text("handling"),
        Set.copyOf(
            node.each("statements", s -> known.check(s, known.statements, "statement", s.text()))));
  }

  private Terms terms(List<Concept> concepts, Map<String, Analyte> analytes) {
    List<Lexicon.Entry> drugEntries =
        drugs.stream()
            .map(d -> new Lexicon.Entry(d.id(), d.codes(), d.names()))
            .collect(Collectors.toCollection(ArrayList::new));
    RxNormProducts products = products();
    drugEntries.addAll(products.entries());
    return new Terms(
        new Concepts(faults.none() ? concepts : List.of()),
        analytes,
        new Lexicon(
            concepts.stream().map(c -> new Lexicon.Entry(c.key(), c.codes(), c.names())).toList()),
        new Lexicon(drugEntries, products.noneOfOurs()),
        new Lexicon(
            analytes.values().stream()
                .map(a -> new Lexicon.Entry(a.key(), a.codes(), List.of()))
                .toList()));
  }

  private RxNormProducts products() {
    Map<Code, String> ingredients = new HashMap<>();
    drugs.forEach(d -> d.codes().forEach(code -> ingredients.put(code, d.id())));
    String file = "terminology/rxnorm-products.csv";
    RxNormProducts products = new RxNormProducts(ingredients);
    try (InputStream csv = source.open(file)) {
      products.read(csv);
    } catch (IOException e) {
      faults.add(new KnowledgeFault(file, 0, "cannot be read: " + e.getMessage()));
    }
    return products;
  }
}
