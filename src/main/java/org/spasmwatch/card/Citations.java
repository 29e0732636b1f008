package org.spasmwatch.card;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
    return statement.text() + " " + cited(statement.evidence()) + layer(statement);
  }

  private String layer(Statement statement) {
    return knowledge.layerOf(statement) == Layer.BEYOND_SOURCES
        ? " _Beyond the five documents of this service._"
        : "";
  }

  /** Each source once, with how far it carries. */
  private String cited(List<Evidence> evidence) {
    Map<String, List<String>> grades =
        evidence.stream()
            .collect(
                Collectors.groupingBy(
                    Evidence::source,
                    LinkedHashMap::new,
                    Collectors.mapping(e -> e.grade().spoken(), Collectors.toList())));
    return grades.entrySet().stream()
        .map(e -> "\"" + knowledge.titleOf(e.getKey()) + "\", " + graded(e.getValue()))
        .collect(Collectors.joining("; ", "(", ")"));
  }

  private static String graded(List<String> grades) {
    return String.join(", ", new LinkedHashSet<>(grades));
  }
}
