package org.spasmwatch.fhir.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.spasmwatch.fhir.search.value.Value;

/**
 * Everything that a search can look at: the resources of all types, what they are found by, and the
 * terminology that values are held against. All of it is of one state of the knowledge.
 */
public interface World {
  /** The types that are served, in order. */
  Set<String> types();

  /** What resources of a type are found by; none when it is not served. */
  List<Parameter> parameters(String type);

  /** The elements that resources of a type can have, by name. */
  Set<String> elements(String type);

  /** What the resources of a type hold, by id. */
  SortedMap<String, Map<String, List<Value>>> resources(String type);

  /** The ids of the resources of a type that hold a value of that code under the parameter. */
  Set<String> holding(String type, String parameter, String code);

  /**
   * The codes of a value set, as tokens.
   *
   * @param reference its canonical URL, or {@code ValueSet/id}
   */
  Optional<Set<Value>> codes(String reference);

  /**
   * A code of our own hierarchy of findings with all that are kinds of it; empty when there is no
   * such code there.
   */
  Optional<Set<Value>> kindsOf(String token);

  /** A code of that hierarchy with all that it is a kind of. */
  Optional<Set<Value>> widerThan(String token);
}
