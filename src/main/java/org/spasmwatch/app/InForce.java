package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * A state of the knowledge that is in force, and since when. A statement that is switched off stays
 * readable, because who looks into a card of yesterday has to find what it rested on.
 *
 * @param published all of it, to be read
 * @param assessed what assessments use: the same without the statements that are switched off
 * @param disabled the ids that are switched off, sorted
 * @param unknown the ids that were to be switched off and are those of no statement, sorted
 */
public record InForce(
    KnowledgeBase published,
    KnowledgeBase assessed,
    Instant since,
    List<String> disabled,
    List<String> unknown) {
  public InForce {
    requireNonNull(published, "published");
    requireNonNull(assessed, "assessed");
    requireNonNull(since, "since");
    disabled = List.copyOf(disabled);
    unknown = List.copyOf(unknown);
  }

  static InForce of(KnowledgeBase knowledge, Collection<String> toDisable, Instant since) {
    Set<String> statements =
        knowledge.records().uses().stream().map(ClinicalUse::id).collect(Collectors.toSet());
    List<String> disabled =
        toDisable.stream().filter(statements::contains).distinct().sorted().toList();
    List<String> unknown =
        toDisable.stream().filter(id -> !statements.contains(id)).distinct().sorted().toList();
    KnowledgeBase assessed =
        disabled.isEmpty() ? knowledge : knowledge.without(Set.copyOf(disabled));
    return new InForce(knowledge, assessed, since, disabled, unknown);
  }
}
