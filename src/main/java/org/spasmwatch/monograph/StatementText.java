package org.spasmwatch.monograph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Source.Layer;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Statement.Use;

/**
 * One statement as a section of Markdown: what it is, when it fires, how urgent, what it asks for,
 * what it rests on and who says otherwise. What is published only has no trigger and no urgency.
 */
final class StatementText {
  private final KnowledgeBase knowledge;
  private final Names names;
  private final Triggers triggers;
  private final Kinds kinds;
  private final CriterionWords criteria;
  private final UrgencyWords urgency;

  StatementText(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    names = new Names(knowledge);
    kinds = new Kinds(names);
    criteria = new CriterionWords(names);
    triggers = new Triggers(knowledge, names, criteria);
    urgency = new UrgencyWords(criteria);
  }

  /** The conditions that the sections so far name without saying them. */
  Map<String, String> mentioned() {
    return criteria.mentioned();
  }

  String condition(Criterion criterion) {
    return criteria.of(criterion);
  }

  String of(ClinicalUse use) {
    Statement statement = use.statement();
    List<Passage> all = new ArrayList<>(passages(use));
    evidence(all, statement);
    String lines = all.stream().map(Passage::markdown).collect(Collectors.joining("\n"));
    return "### " + statement.id() + "\n\n" + statement.text() + "\n\n" + lines;
  }

  /** What it is, when it fires, how urgent and what it asks for: all but what it rests on. */
  List<Passage> passages(ClinicalUse use) {
    Statement statement = use.statement();
    List<Passage> all = new ArrayList<>();
    add(all, "What", use.match(kinds));
    add(all, "Use", use(statement));
    if (statement.use() != Use.REFERENCE) {
      add(all, statement.use() == Use.ALERT ? "Fires when" : "Stands beside", use.match(triggers));
    }
    conditions(all, use);
    advice(all, statement);
    return all;
  }

  private static void add(List<Passage> all, String title, String text) {
    if (!text.isEmpty()) {
      all.add(new Passage(title, List.of(text)));
    }
  }

  private static void add(List<Passage> all, String title, List<String> texts) {
    if (!texts.isEmpty()) {
      all.add(new Passage(title, texts));
    }
  }

  private String use(Statement statement) {
    String use =
        switch (statement.use()) {
          case ALERT -> "alert: can make a card, to " + statement.action().code().replace('-', ' ');
          case SUPPORT -> "support: a line on the card of an alert";
          case REFERENCE -> "reference: published, fires nothing";
        };
    return knowledge.layerOf(statement) == Layer.BEYOND_SOURCES
        ? use + ". Beyond the five documents; can be switched off"
        : use;
  }

  private void conditions(List<Passage> lines, ClinicalUse use) {
    Population population = use.statement().population();
    add(lines, "Only if", population.gates().stream().map(criteria::of).toList());
    if (use.statement().use() != Use.REFERENCE) {
      add(lines, "How urgent", urgency.of(use));
    }
    add(lines, "Makes it", population.modifiers().stream().map(urgency::modifier).toList());
  }

  private void advice(List<Passage> lines, Statement statement) {
    add(lines, "Asks", statement.advice().stream().map(this::advice).toList());
  }

  private String advice(Advice advice) {
    Criterion unless = advice.unless();
    String rulesOut = advice.rulesOut();
    return advice.text()
        + " ("
        + Names.code(advice.kind())
        + (rulesOut == null ? "" : "; names in the summary: possible " + names.finding(rulesOut))
        + ")"
        + Names.claims(advice.claims())
        + (unless == null ? "" : withheld(unless));
  }

  /**
   * What is not known to be safe is withheld, but where the criterion itself asks for certainty.
   */
  private String withheld(Criterion unless) {
    return unless instanceof Criterion.Known
        ? " Not when " + criteria.of(unless) + "."
        : " Only when it is settled that not: " + criteria.of(unless) + ".";
  }

  private void evidence(List<Passage> lines, Statement statement) {
    add(lines, "Rests on", statement.evidence().stream().map(this::evidence).toList());
    add(
        lines,
        "Sources differ",
        knowledge.disagreementsOn(List.of(statement)).stream()
            .map(Disagreement::id)
            .map(id -> "[" + id + "](#" + id + ")")
            .collect(Collectors.joining(", ")));
  }

  private String evidence(Evidence evidence) {
    String note = evidence.note();
    return names.source(evidence.source())
        + ", "
        + evidence.grade().spoken()
        + Names.claims(evidence.claims())
        + (note == null ? "" : " " + note);
  }
}
