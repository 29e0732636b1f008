package org.spasmwatch.codec;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.spasmwatch.codec.write.PageWriter;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.knowledge.published.Entry;

/**
 * The files of the catalogue as they would have to be to say what a knowledge says: of those alone
 * in which it says something else. Only what is in force can stand in a file.
 */
final class Pages {
  private static final String NEW_DISAGREEMENTS = "disagreements/local.yaml";
  private static final String WITHOUT_PAGE = "terminology/";

  private final Map<RecordId, String> files;
  private final List<RecordId> order;
  private final KnowledgeBase catalogue;
  private final PageWriter writer;

  /**
   * @param files in which each record of the catalogue stands, in its order there
   */
  Pages(Map<RecordId, String> files, KnowledgeBase catalogue, PageWriter writer) {
    this.files = files;
    this.order = List.copyOf(files.keySet());
    this.catalogue = catalogue;
    this.writer = writer;
  }

  /** The files by path. */
  Map<String, String> of(KnowledgeBase knowledge) {
    Map<String, String> pages = new TreeMap<>();
    Set<RecordId> subjects = new TreeSet<>(Comparator.comparing(RecordId::toString));
    Set<String> disagreements = new TreeSet<>();
    changed(knowledge)
        .forEach(
            id -> {
              if (id.kind() == Kind.DISAGREEMENT) {
                disagreements.add(file(id));
              } else {
                subject(knowledge, id).ifPresent(subjects::add);
              }
            });
    subjects.forEach(id -> pages.put(file(id), page(knowledge, id)));
    disagreements.forEach(file -> pages.put(file, disagreements(knowledge, file)));
    return pages;
  }

  /** What was written here, and what of the catalogue is not there any more. */
  private Stream<RecordId> changed(KnowledgeBase knowledge) {
    Map<RecordId, ?> there = knowledge.records().versions();
    return Stream.concat(
        knowledge.records().versions().entrySet().stream()
            .filter(version -> version.getValue().origin() == Origin.LOCAL)
            .map(Map.Entry::getKey),
        order.stream().filter(id -> !there.containsKey(id)));
  }

  /** Whose page the record stands on, where that is still there. */
  private Optional<RecordId> subject(KnowledgeBase knowledge, RecordId id) {
    if (id.kind() != Kind.STATEMENT) {
      return Optional.of(id).filter(subject -> Entry.in(knowledge, subject).isPresent());
    }
    return Stream.concat(knowledge.records().statements(), catalogue.records().uses().stream())
        .filter(use -> use.id().equals(id.id()))
        .map(ClinicalUse::subject)
        .flatMap(
            subject ->
                Stream.of(Kind.DRUG, Kind.DRUG_CLASS).map(kind -> new RecordId(kind, subject)))
        .filter(subject -> Entry.in(knowledge, subject).isPresent())
        .findFirst();
  }

  /** Where it stands; a drug of which nothing was said yet has had no page. */
  private String file(RecordId id) {
    String own = files.getOrDefault(id, "");
    if (!own.isEmpty() && !own.startsWith(WITHOUT_PAGE)) {
      return own;
    }
    return switch (id.kind()) {
      case DRUG_CLASS -> "classes/" + id.id() + ".yaml";
      case DISAGREEMENT -> NEW_DISAGREEMENTS;
      default -> "drugs/" + id.id() + ".yaml";
    };
  }

  private String page(KnowledgeBase knowledge, RecordId subject) {
    List<Entry> statements =
        knowledge.records().uses().stream()
            .filter(use -> use.subject().equals(subject.id()))
            .map(use -> RecordId.statement(use.id()))
            .sorted(inOrder())
            .flatMap(id -> Entry.in(knowledge, id).stream())
            .toList();
    return writer.page(
        Entry.in(knowledge, subject).orElseThrow(),
        statements,
        entry -> knowledge.versionOf(entry.id()).origin() == Origin.LOCAL);
  }

  private String disagreements(KnowledgeBase knowledge, String file) {
    return writer.disagreements(
        knowledge.records().disagreements().stream()
            .map(d -> new RecordId(Kind.DISAGREEMENT, d.id()))
            .filter(id -> file(id).equals(file))
            .sorted(inOrder())
            .flatMap(id -> Entry.in(knowledge, id).stream())
            .toList());
  }

  /** As the catalogue has them; what it has not comes last. */
  private Comparator<RecordId> inOrder() {
    return Comparator.<RecordId>comparingInt(
            id -> order.contains(id) ? order.indexOf(id) : order.size())
        .thenComparing(RecordId::id);
  }
}
