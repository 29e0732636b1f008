package org.spasmwatch.terminology;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The findings and how they stand to one another: a hierarchy without cycles, closed at load. */
public final class Concepts {
  private final Map<String, Concept> byKey;
  private final Map<String, Map<String, Closeness>> near;

  public Concepts(Collection<Concept> concepts) {
    byKey =
        concepts.stream().collect(Collectors.toUnmodifiableMap(Concept::key, Function.identity()));
    near = near();
  }

  /** What is near to what, the vaguest first, so that the closest stays. */
  private Map<String, Map<String, Closeness>> near() {
    Map<String, Map<String, Closeness>> all = new HashMap<>();
    for (Concept concept : byKey.values()) {
      for (String other : concept.related()) {
        put(all, concept.key(), other, Closeness.RELATED);
        put(all, other, concept.key(), Closeness.RELATED);
      }
    }
    Map<String, Set<String>> ancestors = new HashMap<>();
    byKey.keySet().forEach(key -> ancestors.put(key, ancestorsOf(key, new HashSet<>())));
    ancestors.forEach((key, some) -> some.forEach(a -> put(all, a, key, Closeness.BROADER)));
    ancestors.forEach((key, some) -> some.forEach(a -> put(all, key, a, Closeness.NARROWER)));
    all.replaceAll((key, others) -> Map.copyOf(others));
    return Map.copyOf(all);
  }

  private static void put(
      Map<String, Map<String, Closeness>> all, String found, String wanted, Closeness closeness) {
    all.computeIfAbsent(found, key -> new HashMap<>()).put(wanted, closeness);
  }

  private Set<String> ancestorsOf(String key, Set<String> path) {
    if (!path.add(key)) {
      throw new IllegalArgumentException("finding " + key + " is a kind of itself");
    }
    Set<String> found = new HashSet<>();
    for (String parent : require(key).broader()) {
      found.add(parent);
      found.addAll(ancestorsOf(parent, path));
    }
    path.remove(key);
    return Set.copyOf(found);
  }

  /** The concept of this key; an unknown key is a fault of the knowledge and is refused. */
  public Concept require(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("there is no finding '" + key + "'"));
  }

  public Optional<Concept> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** What a finding is called; one that is not there by its key. */
  public String label(String key) {
    return find(key).map(Concept::label).orElse(key);
  }

  public Collection<Concept> all() {
    return byKey.values();
  }

  /** All keys, in order: for messages. */
  public Set<String> keys() {
    return new TreeSet<>(byKey.keySet());
  }

  /** How near {@code found} in the patient is to {@code wanted} in a statement. */
  public Closeness closeness(String found, String wanted) {
    if (found.equals(wanted)) {
      return Closeness.EXACT;
    }
    return near.getOrDefault(found, Map.of()).getOrDefault(wanted, Closeness.NONE);
  }
}
