package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.form.Shape;
import org.spasmwatch.workbench.curate.form.Shapes;

/**
 * Where a curator begins.
 *
 * @param text what was looked for
 * @param drafts statements that are not in force
 * @param local records that were written here
 * @param differences points on which sources differ
 */
public record Overview(
    Curator curator,
    String text,
    List<Item> found,
    List<Item> drafts,
    List<Item> local,
    List<Item> differences) {
  private static final int MOST = 60;

  public Overview {
    requireNonNull(curator, "curator");
    requireNonNull(text, "text");
    found = List.copyOf(found);
    drafts = List.copyOf(drafts);
    local = List.copyOf(local);
    differences = List.copyOf(differences);
  }

  /**
   * A record to go to.
   *
   * @param note what else is to be said of it, in the language of the knowledge
   */
  public record Item(String href, String label, String note) {}

  static Overview of(KnowledgeBase knowledge, Curator curator, String text) {
    List<Item> drafts =
        Stream.concat(
                knowledge.records().published().dormant().stream()
                    .map(use -> item(knowledge, RecordId.statement(use.id()))),
                knowledge.records().published().documents().stream()
                    .map(d -> item(knowledge, RecordId.statement(d.id()))))
            .toList();
    return new Overview(
        curator,
        text,
        text.isEmpty() ? List.of() : found(knowledge, text.toLowerCase(Locale.ROOT)),
        drafts,
        local(knowledge),
        knowledge.records().disagreements().stream()
            .sorted(Comparator.comparing(d -> d.id()))
            .map(d -> new Item(href(new RecordId(Kind.DISAGREEMENT, d.id())), d.topic(), d.id()))
            .toList());
  }

  private static List<Item> local(KnowledgeBase knowledge) {
    return knowledge.records().versions().entrySet().stream()
        .filter(e -> e.getValue().origin() == Origin.LOCAL)
        .sorted(Comparator.comparing(e -> e.getKey().toString()))
        .map(
            e ->
                new Item(
                    href(e.getKey()) + "/versions",
                    e.getKey().toString(),
                    e.getValue().authorship().author() + ": " + e.getValue().authorship().reason()))
        .toList();
  }

  private static List<Item> found(KnowledgeBase knowledge, String text) {
    Stream<Item> statements =
        knowledge
            .records()
            .statements()
            .filter(
                use ->
                    (use.id()
                            + " "
                            + knowledge.nameOf(use.subject())
                            + " "
                            + use.statement().text())
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
            .map(use -> item(knowledge, RecordId.statement(use.id())));
    Stream<Item> subjects =
        Stream.concat(
            knowledge.records().drugs().stream()
                .filter(d -> (d.names() + d.name()).toLowerCase(Locale.ROOT).contains(text))
                .map(d -> new Item(href(new RecordId(Kind.DRUG, d.id())), d.name(), "")),
            knowledge.records().classes().stream()
                .filter(c -> c.name().toLowerCase(Locale.ROOT).contains(text))
                .map(c -> new Item(href(new RecordId(Kind.DRUG_CLASS, c.id())), c.name(), "")));
    return Stream.concat(subjects, statements).limit(MOST).toList();
  }

  private static Item item(KnowledgeBase knowledge, RecordId id) {
    String note =
        knowledge
            .records()
            .statements()
            .filter(use -> use.id().equals(id.id()))
            .map(use -> use.statement().text())
            .findFirst()
            .orElse("");
    return new Item(href(id), id.id(), note);
  }

  private static String href(RecordId id) {
    return "/curate/" + id.kind().code() + "/" + id.id();
  }

  /** What can be begun, by the curator who looks. */
  public List<Shape> shapes() {
    return Shapes.all().stream().filter(shape -> curator.may(shape.kind(), 'c')).toList();
  }
}
