package org.spasmwatch.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.Source.Layer;

/**
 * The backing of every statement in force. They are found by identity: to compare statements is to
 * compare all that stands in them. One that is not in force in these records is looked into anew.
 */
final class Backings {
  private static final Comparator<Disagreement> BY_ID = Comparator.comparing(Disagreement::id);

  private final Records records;
  private final Set<String> beyond;
  private final List<Disagreement> disagreements;
  private final IdentityHashMap<Statement, Backing> inForce = new IdentityHashMap<>();

  Backings(Records records) {
    this.records = records;
    beyond =
        records.sources().stream()
            .filter(source -> source.layer() == Layer.BEYOND_SOURCES)
            .map(Source::id)
            .collect(Collectors.toUnmodifiableSet());
    disagreements = records.disagreements().stream().sorted(BY_ID).toList();
    Sides sides = new Sides(disagreements);
    for (ClinicalUse use : records.uses()) {
      Statement statement = use.statement();
      inForce.put(statement, backing(statement, sides.of(statement)));
    }
  }

  Backing of(Statement statement) {
    Backing backing = inForce.get(statement);
    return backing != null
        ? backing
        : backing(statement, disagreements.stream().filter(d -> d.touches(statement)).toList());
  }

  /** The disagreements on any of them, in order of id. */
  List<Disagreement> on(Collection<Statement> statements) {
    List<Disagreement> all = List.of();
    for (Statement statement : statements) {
      List<Disagreement> own = of(statement).disagreements();
      if (!own.isEmpty()) {
        all = all.isEmpty() ? own : together(all, own);
      }
    }
    return all;
  }

  private static List<Disagreement> together(List<Disagreement> some, List<Disagreement> others) {
    Set<Disagreement> all = new TreeSet<>(BY_ID);
    all.addAll(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private Backing backing(Statement statement, List<Disagreement> on) {
    RecordId id = RecordId.statement(statement.id());
    int number = records.versions().getOrDefault(id, RecordVersion.FIRST).number();
    boolean allBeyond = statement.evidence().stream().allMatch(e -> beyond.contains(e.source()));
    return new Backing(
        statement.claims().toList(),
        "ClinicalUseDefinition/" + statement.id() + "/_history/" + number,
        allBeyond ? Layer.BEYOND_SOURCES : Layer.SOURCES,
        on);
  }

  /** Which disagreements have a claim or a statement for a side, so that none is tried in vain. */
  private static final class Sides {
    private final Map<String, List<Disagreement>> byClaim = new HashMap<>();
    private final Map<String, List<Disagreement>> byStatement = new HashMap<>();

    Sides(List<Disagreement> disagreements) {
      for (Disagreement disagreement : disagreements) {
        disagreement.claims().forEach(claim -> add(byClaim, claim, disagreement));
        disagreement.statements().forEach(id -> add(byStatement, id, disagreement));
      }
    }

    private static void add(Map<String, List<Disagreement>> to, String key, Disagreement one) {
      to.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }

    List<Disagreement> of(Statement statement) {
      Set<Disagreement> all = new TreeSet<>(BY_ID);
      all.addAll(byStatement.getOrDefault(statement.id(), List.of()));
      statement.allClaims().forEach(c -> all.addAll(byClaim.getOrDefault(c, List.of())));
      return List.copyOf(all);
    }
  }
}
