package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Source.Layer;
import org.spasmwatch.knowledge.published.Published;

/** One immutable state of everything that is known, indexed for the assessment. */
public final class KnowledgeBase {

  /**
   * The records of a knowledge base, before they are indexed.
   *
   * @param uses the statements in force
   * @param published what there is beside them
   */
  public record Records(
      List<Drug> drugs,
      List<DrugClass> classes,
      List<ClinicalUse> uses,
      List<Source> sources,
      List<Disagreement> disagreements,
      Map<RecordId, RecordVersion> versions,
      Published published) {
    public Records {
      drugs = List.copyOf(drugs);
      classes = List.copyOf(classes);
      uses =
          uses.stream()
              .sorted(Comparator.comparing(ClinicalUse::id))
              .collect(Collectors.toUnmodifiableList());
      sources = List.copyOf(sources);
      disagreements = List.copyOf(disagreements);
      versions = Map.copyOf(versions);
      requireNonNull(published, "published");
    }

    /** Records of which all statements are in force, and on which nothing stands. */
    public Records(
        List<Drug> drugs,
        List<DrugClass> classes,
        List<ClinicalUse> uses,
        List<Source> sources,
        List<Disagreement> disagreements,
        Map<RecordId, RecordVersion> versions) {
      this(drugs, classes, uses, sources, disagreements, versions, Published.NOTHING);
    }

    /** All statements that the model holds, in force or not. */
    public Stream<ClinicalUse> statements() {
      return Stream.concat(uses.stream(), published.dormant().stream());
    }
  }

  private final String version;
  private final Policy policy;
  private final Terms terms;
  private final Records records;
  private final Map<String, Drug> drugs;
  private final Map<String, DrugClass> classes;
  private final Map<String, Source> sources;
  private final Subjects subjects;
  private final Backings backings;

  public KnowledgeBase(String version, Policy policy, Terms terms, Records records) {
    this.version = requireNonNull(version, "version");
    this.policy = requireNonNull(policy, "policy");
    this.terms = requireNonNull(terms, "terms");
    this.records = requireNonNull(records, "records");
    drugs = byId(records.drugs(), Drug::id);
    classes = byId(records.classes(), DrugClass::id);
    sources = byId(records.sources(), Source::id);
    subjects = new Subjects(records);
    backings = new Backings(records);
  }

  /** The same records need no other indexes. */
  private KnowledgeBase(String version, Policy policy, KnowledgeBase same) {
    this.version = requireNonNull(version, "version");
    this.policy = requireNonNull(policy, "policy");
    terms = same.terms;
    records = same.records;
    drugs = same.drugs;
    classes = same.classes;
    sources = same.sources;
    subjects = same.subjects;
    backings = same.backings;
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
  }

  /** The same knowledge under another version. */
  public KnowledgeBase withVersion(String other) {
    return new KnowledgeBase(other, policy, this);
  }

  /** The same knowledge with another policy. */
  public KnowledgeBase withPolicy(Policy other) {
    return new KnowledgeBase(version, other, this);
  }

  /**
   * The same knowledge as if these statements said nothing; ids that it does not have are ignored.
   */
  public KnowledgeBase without(Set<String> statements) {
    List<ClinicalUse> uses =
        records.uses().stream().filter(use -> !statements.contains(use.id())).toList();
    Records others =
        new Records(
            records.drugs(),
            records.classes(),
            uses,
            records.sources(),
            records.disagreements(),
            records.versions(),
            records.published());
    return new KnowledgeBase(version, policy, terms, others);
  }

  /** {@code <bundle>+<revision>}. */
  public String version() {
    return version;
  }

  public Policy policy() {
    return policy;
  }

  public Terms terms() {
    return terms;
  }

  public Records records() {
    return records;
  }

  /** Which state of the record this is; the first one of what no store has numbered. */
  public RecordVersion versionOf(RecordId id) {
    return records.versions().getOrDefault(id, RecordVersion.FIRST);
  }

  /** As in FHIR: {@code ClinicalUseDefinition/gabapentin-myoclonus/_history/3}. */
  public String reference(Statement statement) {
    return backings.of(statement).reference();
  }

  public Optional<Drug> drug(String id) {
    return Optional.ofNullable(drugs.get(id));
  }

  /** The name of a drug or class for a person; the id itself where there is none. */
  public String nameOf(String subject) {
    Drug drug = drugs.get(subject);
    if (drug != null) {
      return drug.name();
    }
    DrugClass drugClass = classes.get(subject);
    return drugClass == null ? subject : drugClass.name();
  }

  /** The title of a source; of one that is not there its id. */
  public String titleOf(String source) {
    Source known = sources.get(source);
    return known == null ? source : known.title();
  }

  public Optional<Source> source(String id) {
    return Optional.ofNullable(sources.get(id));
  }

  /** The layer of the documents that the statement rests on: beyond only when all of them are. */
  public Layer layerOf(Statement statement) {
    return backings.of(statement).layer();
  }

  /** The claims of the statement's evidence, as {@link Statement#claims()} finds them. */
  public List<String> claimsOf(Statement statement) {
    return backings.of(statement).claims();
  }

  /** Whether the drug is the subject itself or a member of the class of that id. */
  public boolean isA(String drug, String subject) {
    return subjects.isA(drug, subject);
  }

  /** The statements of one kind about a drug: its own and those of its classes, in order of id. */
  public <T extends ClinicalUse> List<T> about(String drug, Class<T> kind) {
    return subjects.about(drug, kind);
  }

  /** The same without what a class says of a matter that the drug's own page speaks of. */
  public <T extends ClinicalUse> List<T> foremost(String drug, Class<T> kind) {
    return subjects.foremost(drug, kind);
  }

  /** The disagreements of which one of these statements is a side, in order of id. */
  public List<Disagreement> disagreementsOn(Collection<Statement> statements) {
    return backings.on(statements);
  }
}
