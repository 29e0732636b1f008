package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.search.value.Value;

/** One parameter of a query: all clauses of a query have to hold, one alternative each suffices. */
record Clause(String parameter, Mode mode, List<Predicate<Value>> alternatives) {

  /** What has to be so for the clause to hold. */
  enum Mode {
    /** Some value is one of the alternatives. */
    ANY,
    /** No value is any of the alternatives; a resource without values is found too. */
    NONE,
    /** There is a value. */
    PRESENT,
    /** There is no value. */
    ABSENT
  }

  Clause {
    requireNonNull(parameter, "parameter");
    requireNonNull(mode, "mode");
    alternatives = List.copyOf(alternatives);
  }

  boolean holds(Map<String, List<Value>> resource) {
    List<Value> values = resource.getOrDefault(parameter, List.of());
    return switch (mode) {
      case ANY -> values.stream().anyMatch(this::isOne);
      case NONE -> values.stream().noneMatch(this::isOne);
      case PRESENT -> isThere(resource);
      case ABSENT -> !isThere(resource);
    };
  }

  /**
   * The codes of which a resource has to have one for the clause to hold; empty where that cannot
   * be said without looking at each.
   */
  Optional<Set<String>> codes() {
    return mode == Mode.ANY && alternatives.stream().allMatch(Coded.class::isInstance)
        ? Optional.of(
            alternatives.stream().map(a -> ((Coded) a).code()).collect(Collectors.toSet()))
        : Optional.empty();
  }

  /** A reference can be there and lead nowhere. */
  private boolean isThere(Map<String, List<Value>> resource) {
    return Stream.of(parameter, parameter + ":identifier")
        .anyMatch(name -> !resource.getOrDefault(name, List.of()).isEmpty());
  }

  private boolean isOne(Value value) {
    return alternatives.stream().anyMatch(alternative -> alternative.test(value));
  }
}
