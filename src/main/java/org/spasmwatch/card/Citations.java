package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source.Layer;
import org.spasmwatch.knowledge.Statement;

/** What a statement says, with its sources: each named once. */
final class Citations {
  private final KnowledgeBase knowledge;

  Citations(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** The statement, who says it, and how far that carries. */
  String said(Statement statement) {
    return statement.text() + " (" + cited(statement.evidence()) + ")" + layer(statement);
  }

  private String layer(Statement statement) {
    return knowledge.layerOf(statement) == Layer.BEYOND_SOURCES
        ? " _Beyond the five documents of this service._"
        : "";
  }

  /** Each source once, with how far it carries. */
  private String cited(List<Evidence> evidence) {
    if (evidence.size() == 1) {
      Evidence only = evidence.get(0);
      return named(only) + only.grade().spoken();
    }
    List<String> sources = new ArrayList<>(evidence.size());
    evidence.forEach(each -> Words.addOnce(sources, each.source()));
    List<String> cited = new ArrayList<>(sources.size());
    for (String source : sources) {
      List<Evidence> own = evidence.stream().filter(e -> e.source().equals(source)).toList();
      cited.add(named(own.get(0)) + graded(own));
    }
    return String.join("; ", cited);
  }

  private String named(Evidence evidence) {
    return "\"" + knowledge.titleOf(evidence.source()) + "\", ";
  }

  private static String graded(List<Evidence> evidence) {
    List<String> grades = new ArrayList<>(evidence.size());
    evidence.forEach(each -> Words.addOnce(grades, each.grade().spoken()));
    return String.join(", ", grades);
  }
}
