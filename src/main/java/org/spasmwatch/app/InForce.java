package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source.Layer;

/**
 * A state of the knowledge that is in force, and since when. A statement that is switched off stays
 * readable, because who looks into a card of yesterday has to find what it rested on.
 *
 * @param published all of it, to be read
 * @param assessed what assessments use: the same without the statements that are switched off
 * @param disabled the ids that are switched off by name, sorted
 * @param unknown the ids that were to be switched off and are those of no statement, sorted
 * @param beyondSources whether assessments use the layer beyond the sources
 */
public record InForce(
    KnowledgeBase published,
    KnowledgeBase assessed,
    Instant since,
    List<String> disabled,
    List<String> unknown,
    boolean beyondSources) {
  public InForce {
    requireNonNull(published, "published");
    requireNonNull(assessed, "assessed");
    requireNonNull(since, "since");
    disabled = List.copyOf(disabled);
    unknown = List.copyOf(unknown);
  }

  /** What is switched off: statements by their ids, and perhaps the layer beyond the sources. */
  record Off(Collection<String> statements, boolean beyondSources) {
    Off {
      statements = List.copyOf(statements);
    }
  }

  static InForce of(KnowledgeBase knowledge, Off off, Instant since) {
    Collection<String> toDisable = off.statements();
    Set<String> statements =
        knowledge.records().uses().stream().map(ClinicalUse::id).collect(Collectors.toSet());
    List<String> disabled =
        toDisable.stream().filter(statements::contains).distinct().sorted().toList();
    List<String> unknown =
        toDisable.stream().filter(id -> !statements.contains(id)).distinct().sorted().toList();
    Set<String> silent = new HashSet<>(disabled);
    if (off.beyondSources()) {
      beyondSources(knowledge).forEach(silent::add);
    }
    KnowledgeBase assessed = silent.isEmpty() ? knowledge : knowledge.without(silent);
    return new InForce(knowledge, assessed, since, disabled, unknown, !off.beyondSources());
  }

  private static Stream<String> beyondSources(KnowledgeBase knowledge) {
    return knowledge.records().uses().stream()
        .filter(use -> knowledge.layerOf(use.statement()) == Layer.BEYOND_SOURCES)
        .map(ClinicalUse::id);
  }
}
