package org.spasmwatch.monograph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.knowledge.Statement.Use;

/**
 * The clinical logic of a knowledge base as one document of Markdown: the numbers in force, every
 * statement below the drug or class that it is about, and the points on which sources differ. Made
 * for a pharmacist who holds it against the sources; every claim id is named where it is used.
 */
public final class ClinicalLogic {
  private final KnowledgeBase knowledge;
  private final StatementText statements;

  public ClinicalLogic(KnowledgeBase knowledge) {
    this.knowledge = requireNonNull(knowledge, "knowledge");
    this.statements = new StatementText(knowledge);
  }

  /** All of it. */
  public String markdown() {
    List<String> subjects = subjects();
    return Stream.of(numbers(), subjects, conditions(), disagreements())
            .flatMap(List::stream)
            .collect(Collectors.joining("\n\n"))
        + "\n";
  }

  /** What is said of one drug or class, the alerts first; empty where nothing is. */
  public String about(String subject) {
    return knowledge.records().uses().stream()
        .filter(use -> use.subject().equals(subject))
        .sorted(Comparator.comparing((ClinicalUse u) -> use(u)).thenComparing(ClinicalUse::id))
        .map(statements::of)
        .collect(Collectors.joining("\n\n"));
  }

  /** What one statement is, when it fires, how urgent and what it asks for. */
  public List<Passage> passages(ClinicalUse use) {
    return statements.passages(use);
  }

  /** One condition in words, with the number in force where it has one. */
  public String condition(Criterion criterion) {
    return statements.condition(criterion);
  }

  /** The conditions that were named so far and not said, with their words, in order of name. */
  public Map<String, String> mentioned() {
    return new TreeMap<>(statements.mentioned());
  }

  private static Use use(ClinicalUse use) {
    return use.statement().use();
  }

  private List<String> numbers() {
    String rows =
        new TreeMap<>(knowledge.policy().limits())
            .values().stream().map(ClinicalLogic::row).collect(Collectors.joining("\n"));
    return List.of(
        "## Numbers in force",
        "Numbers that no source gives. A hospital can set its own.",
        "| key | counts | reference |\n|---|---|---|\n" + rows);
  }

  private static String row(Limit limit) {
    return "| `"
        + limit.key()
        + "` | "
        + limit.spoken()
        + " | "
        + limit.reference().replace("|", "\\|")
        + " |";
  }

  private List<String> subjects() {
    Map<String, String> bySubject = new TreeMap<>();
    knowledge.records().uses().forEach(u -> bySubject.put(u.subject(), about(u.subject())));
    List<String> all = new ArrayList<>();
    bySubject.forEach(
        (subject, text) -> {
          all.add("## " + knowledge.nameOf(subject));
          members(subject).forEach(all::add);
          all.add(text);
        });
    return all;
  }

  private Stream<String> members(String subject) {
    return knowledge.records().classes().stream()
        .filter(c -> c.id().equals(subject))
        .map(
            c ->
                "Members: "
                    + c.members().stream().map(this::member).collect(Collectors.joining("; "))
                    + ".");
  }

  private String member(DrugClass.Member member) {
    return knowledge.nameOf(member.drug())
        + " ("
        + Names.code(member.basis())
        + ": "
        + member.reason()
        + ")";
  }

  /** Those that the statements name. */
  private List<String> conditions() {
    List<String> all = new ArrayList<>(List.of("## Conditions that are named above"));
    mentioned().forEach((name, words) -> all.add("### " + name + "\n\n" + words));
    return all;
  }

  private List<String> disagreements() {
    List<String> all = new ArrayList<>(List.of("## Where sources differ"));
    Names names = new Names(knowledge);
    knowledge.records().disagreements().stream()
        .sorted(Comparator.comparing(Disagreement::id))
        .forEach(d -> all.add(disagreement(d, names)));
    return all;
  }

  private static String disagreement(Disagreement disagreement, Names names) {
    String sides =
        disagreement.sides().stream()
            .map(s -> "- " + names.source(s.source()) + ": " + s.says() + Names.claims(s.claims()))
            .collect(Collectors.joining("\n"));
    return "### "
        + disagreement.id()
        + "\n\n"
        + disagreement.topic()
        + ".\n\n"
        + sides
        + "\n- **What is done:** "
        + disagreement.handling();
  }
}
