package org.spasmwatch.fhir.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spasmwatch.fhir.search.value.Value;

/** The resources of a type for which all of some clauses hold, with what they hold, by id. */
final class Matches {
  private final World world;
  private final String type;

  Matches(World world, String type) {
    this.world = world;
    this.type = type;
  }

  /** Only what has one of the codes of some clause is looked at, where a clause names any. */
  SortedMap<String, Map<String, List<Value>>> of(List<Clause> clauses) {
    SortedMap<String, Map<String, List<Value>>> all = world.resources(type);
    Collection<String> candidates =
        clauses.stream()
            .map(this::candidates)
            .flatMap(Optional::stream)
            .min(Comparator.comparingInt(Set::size))
            .<Collection<String>>map(ids -> ids)
            .orElse(all.keySet());
    SortedMap<String, Map<String, List<Value>>> found = new TreeMap<>();
    for (String id : candidates) {
      Map<String, List<Value>> resource = all.getOrDefault(id, Map.of());
      if (clauses.stream().allMatch(clause -> clause.holds(resource))) {
        found.put(id, resource);
      }
    }
    return found;
  }

  private Optional<Set<String>> candidates(Clause clause) {
    return clause
        .codes()
        .map(
            codes ->
                codes.stream()
                    .flatMap(code -> world.holding(type, clause.parameter(), code).stream())
                    .collect(Collectors.toSet()));
  }
}
