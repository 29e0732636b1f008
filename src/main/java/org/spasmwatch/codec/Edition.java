package org.spasmwatch.codec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.codec.write.PageWriter;
import org.spasmwatch.codec.write.RecordWriter;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.published.Entry;

/**
 * One edition of the catalogue: its version, its vocabulary and the records of its files. With its
 * vocabulary it also reads records that come from a store.
 */
public final class Edition {
  private final String version;
  private final Vocabulary vocabulary;
  private final RecordSchema schema;
  private final Upcasters upcasters;
  private final List<RecordForm> records;
  private final KnowledgeBase knowledge;
  private final RecordWriter writer;
  private final Pages pages;

  /** A record of the store: its form in the model of this program, and which state it is. */
  public record Stored(RecordForm form, RecordVersion version) {
    public Stored {
      requireNonNull(form, "form");
      requireNonNull(version, "version");
    }
  }

  /**
   * @param added pages and disagreements that the catalogue does not list; only a review knows any
   */
  private Edition(
      KnowledgeFiles files, Upcasters upcasters, Faults faults, @Nullable List<String> added) {
    this.upcasters = upcasters;
    YamlFiles yaml = new YamlFiles(files, faults);
    Node catalogue = yaml.need("catalogue.yaml", "catalogue.schema.json");
    faults.refuseIfAny();
    version = catalogue.text("version");
    vocabulary = Vocabulary.read(files, yaml, faults);
    List<Draft> drafts = drafts(yaml, catalogue, added == null ? List.of() : added);
    if (added != null) {
      Review reviewed = new Review(faults);
      reviewed.codes(drafts, vocabulary);
      reviewed.contradictions(drafts);
    }
    records = drafts.stream().map(d -> RecordForm.of(d.id(), d.node().object())).toList();
    RecordReader reader = new RecordReader(vocabulary, drafts, faults);
    knowledge = reader.read(version, Map.of());
    schema = new RecordSchema(yaml);
    writer = new RecordWriter(reader.named());
    Map<RecordId, String> standing = new LinkedHashMap<>();
    drafts.forEach(draft -> standing.put(draft.id(), draft.node().file()));
    pages = new Pages(standing, knowledge, new PageWriter(writer, PageCutter.KINDS));
  }

  /**
   * Reads and checks an edition.
   *
   * @throws KnowledgeRefused naming file, line and reason of every fault
   */
  public static Edition read(KnowledgeFiles files, Upcasters upcasters) {
    return new Edition(files, upcasters, new Faults(), null);
  }

  /**
   * Everything that a reading and a review of the files have against them.
   *
   * @param added files that are judged as if the catalogue listed them
   */
  public static List<KnowledgeFault> review(KnowledgeFiles files, List<String> added) {
    Faults faults = new Faults();
    try {
      new Edition(files, Upcasters.CURRENT, faults, added);
    } catch (KnowledgeRefused refused) {
      return refused.faults();
    } catch (IllegalArgumentException e) {
      faults.add(
          new KnowledgeFault("catalogue.yaml", 0, "cannot be put together: " + e.getMessage()));
    }
    return faults.found();
  }

  private static List<Draft> drafts(YamlFiles yaml, Node catalogue, List<String> added) {
    List<Draft> drafts = new ArrayList<>();
    yaml.need("terminology/drugs.yaml", "drugs.schema.json")
        .each("drugs")
        .forEach(drug -> drafts.add(DraftDrug.withoutPage(drug)));
    listed(catalogue, "pages", added).stream()
        .flatMap(file -> yaml.open(file, "page.schema.json").stream())
        .forEach(page -> drafts.addAll(new PageCutter(page).drafts()));
    Node sources = yaml.need("sources.yaml", "sources.schema.json");
    sources.each("sources").forEach(node -> drafts.add(identified(Kind.SOURCE, node)));
    listed(catalogue, "disagreements", added).stream()
        .flatMap(file -> yaml.open(file, "disagreements.schema.json").stream())
        .flatMap(file -> file.each("disagreements").stream())
        .forEach(node -> drafts.add(identified(Kind.DISAGREEMENT, node)));
    return drafts;
  }

  private static List<String> listed(Node catalogue, String field, List<String> added) {
    boolean disagreements = field.equals("disagreements");
    return Stream.concat(
            catalogue.texts(field).stream(),
            added.stream().filter(path -> path.startsWith("disagreements/") == disagreements))
        .toList();
  }

  private static Draft identified(Kind kind, Node node) {
    RecordId id = new RecordId(kind, node.text("id"));
    node.object().remove("id");
    return new Draft(id, node);
  }

  /** The catalogue's own version; a store adds its revision. */
  public String version() {
    return version;
  }

  /** The model in which its records are written. */
  public int model() {
    return upcasters.model();
  }

  /** The records of its files. */
  public List<RecordForm> records() {
    return records;
  }

  /** The knowledge of its files. */
  public KnowledgeBase knowledge() {
    return knowledge;
  }

  /**
   * The knowledge of stored records, read with this vocabulary.
   *
   * @throws KnowledgeRefused naming each record that cannot be read, and why
   */
  public KnowledgeBase knowledge(String knowledgeVersion, List<Stored> stored) {
    Faults faults = new Faults();
    List<Draft> drafts = new ArrayList<>();
    Map<RecordId, RecordVersion> versions = new HashMap<>();
    for (Stored record : stored) {
      RecordForm form = record.form();
      versions.put(form.id(), record.version());
      schema.check(form, faults).ifPresent(node -> drafts.add(new Draft(form.id(), node)));
    }
    faults.refuseIfAny();
    return new RecordReader(vocabulary, drafts, faults).read(knowledgeVersion, versions);
  }

  /**
   * The content of a record in the model of this program.
   *
   * @param model the model the content is written in
   * @throws KnowledgeRefused when the content is no JSON object, or of a model yet unknown
   */
  public RecordForm form(RecordId id, String content, int model) {
    if (model > model()) {
      throw refused(id, "is written in model " + model + ", newer than " + model() + " here");
    }
    try {
      JsonNode tree = RecordForm.MAPPER.readTree(content);
      if (!(tree instanceof ObjectNode object)) {
        throw refused(id, "is no JSON object");
      }
      upcasters.upcast(id.kind(), object, model);
      return RecordForm.of(id, object);
    } catch (JsonProcessingException e) {
      throw refused(id, "is no JSON");
    }
  }

  /** A record in the model of this program. Reading it shows whether it can be one. */
  public RecordForm form(Entry entry) {
    return RecordForm.of(entry.id(), entry.match(writer));
  }

  /** The files, by path, that would have to be otherwise to say what that knowledge says. */
  public Map<String, String> pages(KnowledgeBase other) {
    return pages.of(other);
  }

  private static KnowledgeRefused refused(RecordId id, String reason) {
    return new KnowledgeRefused(List.of(new KnowledgeFault(id.toString(), 0, reason)));
  }
}
