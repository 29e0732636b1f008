package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r5.terminology.Expansions;
import org.spasmwatch.fhir.r5.terminology.Findings;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.World;
import org.spasmwatch.fhir.search.result.Target;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The resources of one state of the knowledge; a type is rendered when it is first asked for. */
final class Shelf implements World {
  private final KnowledgeBase knowledge;
  private final Map<String, Table<?>> tables;
  private final Function<String, Set<String>> elements;
  private final Findings findings;
  private final Map<String, SortedMap<String, Shelved>> types = new ConcurrentHashMap<>();
  private final Map<String, SortedMap<String, Map<String, List<Value>>>> values =
      new ConcurrentHashMap<>();

  private final Map<Server, String> capabilities = new ConcurrentHashMap<>();

  /** By type and parameter: the ids of what holds a code, by that. */
  private final Map<String, Map<String, Set<String>>> holding = new ConcurrentHashMap<>();

  /**
   * @param tables of the version of FHIR, by type
   * @param elements of a type in that version
   */
  Shelf(
      KnowledgeBase knowledge,
      Map<String, Table<?>> tables,
      Function<String, Set<String>> elements) {
    this.knowledge = requireNonNull(knowledge, "knowledge");
    this.tables = Map.copyOf(tables);
    this.elements = elements;
    this.findings = new Findings(knowledge);
  }

  @Override
  public Set<String> types() {
    return new TreeSet<>(tables.keySet());
  }

  @Override
  public List<Parameter> parameters(String type) {
    Table<?> table = tables.get(type);
    return table == null ? List.of() : table.parameters();
  }

  @Override
  public Set<String> elements(String type) {
    return elements.apply(type);
  }

  @Override
  public Optional<Set<Value>> codes(String reference) {
    return new Expansions(this::copies).codes(reference);
  }

  @Override
  public Optional<Set<Value>> kindsOf(String token) {
    return findings.kindsOf(token);
  }

  @Override
  public Optional<Set<Value>> widerThan(String token) {
    return findings.widerThan(token);
  }

  /**
   * The text of a resource that is there.
   *
   * @param write as in {@link Shelved#whole}
   */
  String whole(Target target, Function<Resource, String> write) {
    return find(requireNonNull(tables.get(target.type()), "type"), target.id())
        .orElseThrow()
        .whole(write)
        .body();
  }

  /** What a server says of itself, once for each. */
  String capabilities(Server server, Function<Server, String> write) {
    return capabilities.computeIfAbsent(server, write);
  }

  /** A resource to give away. */
  Optional<DomainResource> copy(String type, String id) {
    Table<?> table = tables.get(type);
    return table == null ? Optional.empty() : find(table, id).map(Shelved::copy);
  }

  /** The resources of a type that is served, each one to give away. */
  Stream<DomainResource> copies(String type) {
    return all(requireNonNull(tables.get(type), type)).values().stream().map(Shelved::copy);
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

  @Override
  public SortedMap<String, Map<String, List<Value>>> resources(String type) {
    Table<?> table = tables.get(type);
    return table == null
        ? new TreeMap<>()
        : values.computeIfAbsent(type, t -> Collections.unmodifiableSortedMap(values(table)));
  }

  @Override
  public Set<String> holding(String type, String parameter, String code) {
    return holding
        .computeIfAbsent(type + "." + parameter, name -> holding(type, parameter))
        .getOrDefault(code, Set.of());
  }

  private Map<String, Set<String>> holding(String type, String parameter) {
    Map<String, Set<String>> byCode = new HashMap<>();
    resources(type)
        .forEach(
            (id, held) ->
                held.getOrDefault(parameter, List.of())
                    .forEach(
                        value ->
                            byCode.computeIfAbsent(value.code(), c -> new HashSet<>()).add(id)));
    return byCode;
  }

  private SortedMap<String, Map<String, List<Value>>> values(Table<?> table) {
    SortedMap<String, Map<String, List<Value>>> held = new TreeMap<>();
    all(table).forEach((id, shelved) -> held.put(id, shelved.values()));
    return held;
  }
}
