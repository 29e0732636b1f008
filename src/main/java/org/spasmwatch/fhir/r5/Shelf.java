package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r5.model.DomainResource;
import org.spasmwatch.fhir.search.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The resources of one state of the knowledge; a type is rendered when it is first asked for. */
final class Shelf {
  private final KnowledgeBase knowledge;
  private final Map<String, SortedMap<String, Shelved>> types = new ConcurrentHashMap<>();

  /** A resource, which nobody may change, and what it holds under each search parameter. */
  record Shelved(DomainResource resource, Map<String, List<Value>> values) {
    Shelved {
      requireNonNull(resource, "resource");
      values = Map.copyOf(values);
    }

    /** One to give away: HAPI's models fill themselves in while they are read. */
    DomainResource copy() {
      return resource.copy();
    }
  }

  Shelf(KnowledgeBase knowledge) {
    this.knowledge = requireNonNull(knowledge, "knowledge");
  }

  /** Whether it was filled from this very state. */
  boolean isOf(KnowledgeBase other) {
    return knowledge == other;
  }

  SortedMap<String, Shelved> all(Table<?> table) {
    return types.computeIfAbsent(table.type(), type -> table.all(knowledge));
  }

  Optional<Shelved> find(Table<?> table, String id) {
    return Optional.ofNullable(all(table).get(id));
  }

  /** What the resources of one type hold, by id. */
  SortedMap<String, Map<String, List<Value>>> values(Table<?> table) {
    SortedMap<String, Map<String, List<Value>>> values = new TreeMap<>();
    all(table).forEach((id, shelved) -> values.put(id, shelved.values()));
    return values;
  }
}
