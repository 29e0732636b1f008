package org.spasmwatch.fhir.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Concept;

/**
 * The code systems and value sets that are made of the knowledge: what it knows findings, analytes,
 * criteria, advice and classes by. They use only what R4B and R5 have in common.
 */
public final class Terminologies {
  /** The problem whose findings can start a card: each of these kinds has a value set. */
  private static final String MOVEMENT = "movement";

  private Terminologies() {}

  /** All of them, in the version of the knowledge; code systems first. */
  public static List<ObjectNode> of(KnowledgeBase knowledge) {
    Vocabulary vocabulary = new Vocabulary(knowledge);
    Artifacts artifacts = new Artifacts(knowledge.version());
    List<ObjectNode> all = new ArrayList<>();
    vocabulary.lists().forEach(list -> all.add(artifacts.codeSystem(list)));
    vocabulary.lists().forEach(list -> all.add(artifacts.valueSet(list)));
    movements(knowledge)
        .forEach(kind -> all.add(artifacts.valueSet(FindingKinds.of(knowledge, kind))));
    knowledge.records().classes().stream()
        .sorted(Comparator.comparing(DrugClass::id))
        .forEach(c -> all.add(artifacts.valueSet(DrugSets.of(knowledge, c))));
    return List.copyOf(all);
  }

  private static Stream<Concept> movements(KnowledgeBase knowledge) {
    return knowledge.terms().concepts().all().stream()
        .filter(concept -> MOVEMENT.equals(concept.problem()))
        .sorted(Comparator.comparing(Concept::key));
  }
}
