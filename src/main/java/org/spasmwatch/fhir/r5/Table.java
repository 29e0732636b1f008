package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.spasmwatch.fhir.r5.standard.Standard;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * One resource type: how its resources come out of the knowledge, and what they are found by. All
 * that a version offers is in its tables, so that search and CapabilityStatement are the same
 * thing.
 */
public final class Table<R extends DomainResource> {
  private final String type;
  private final Function<KnowledgeBase, Stream<R>> render;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, BiFunction<KnowledgeBase, R, Stream<Value>>> values = new TreeMap<>();

  Table(String type, Function<KnowledgeBase, Stream<R>> render) {
    this.type = type;
    this.render = render;
  }

  /** The name of the resource type. */
  public String type() {
    return type;
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  public Table<R> by(Parameter parameter, Function<R, Stream<Value>> held) {
    return by(parameter, (knowledge, resource) -> held.apply(resource));
  }

  Table<R> by(Parameter parameter, BiFunction<KnowledgeBase, R, Stream<Value>> held) {
    parameters.add(parameter);
    values.put(parameter.name(), held);
    return this;
  }

  /**
   * With all that FHIR defines for the types and nobody has chosen otherwise: a table that has a
   * parameter of that name keeps it.
   *
   * @param version the last part of the base URL: {@code r5}
   */
  public static Map<String, Table<?>> completed(Map<String, Table<?>> tables, String version) {
    Map<String, Table<?>> completed = new TreeMap<>();
    tables.forEach((type, table) -> completed.put(type, table.completed(version)));
    return completed;
  }

  private Table<R> completed(String version) {
    Table<R> table = as(p -> p);
    Standard.of(version, type)
        .filter(standard -> !values.containsKey(standard.parameter().name()))
        .forEach(table::by);
    table.parameters.sort(Comparator.comparing(Parameter::name));
    return table;
  }

  private void by(Standard standard) {
    Parameter parameter = standard.parameter();
    by(parameter, r -> standard.of(r));
    if (parameter.kind() == Kind.REFERENCE) {
      values.put(parameter.ofIdentifiers(), (knowledge, r) -> standard.identifiers(r));
    }
  }

  /** The same type with what is known of its resources elsewhere. */
  Table<R> of(Function<KnowledgeBase, Stream<R>> other) {
    Table<R> table = new Table<>(type, other);
    table.parameters.addAll(parameters);
    table.values.putAll(values);
    return table;
  }

  /** The same resources under parameters that are given otherwise, as another version has them. */
  public Table<R> as(UnaryOperator<Parameter> other) {
    Table<R> table = new Table<>(type, render);
    parameters.forEach(
        p -> table.by(other.apply(p), requireNonNull(values.get(p.name()), "values")));
    return table;
  }

  /** Every resource of the type, by id, with what it holds under each parameter. */
  SortedMap<String, Shelved> all(KnowledgeBase knowledge) {
    return render
        .apply(knowledge)
        .collect(
            Collectors.toMap(
                DomainResource::getIdPart,
                r -> new Shelved(Versions.named(r), valuesOf(knowledge, r)),
                (a, b) -> b,
                TreeMap::new));
  }

  /** The resources of a state that nobody reads twice: none of it is kept. */
  public Stream<R> some(KnowledgeBase knowledge, Predicate<R> wanted) {
    return render.apply(knowledge).filter(wanted).map(Versions::named);
  }

  /**
   * The resource of that id as it would be shown and found; empty when there is none, or it is such
   * that it could not be.
   */
  Optional<DomainResource> shown(KnowledgeBase knowledge, String id) {
    try {
      Optional<R> found = render.apply(knowledge).filter(r -> r.getIdPart().equals(id)).findFirst();
      found.ifPresent(resource -> valuesOf(knowledge, resource));
      return found.map(Versions::named);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private Map<String, List<Value>> valuesOf(KnowledgeBase knowledge, R resource) {
    return values.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, e -> e.getValue().apply(knowledge, resource).toList()));
  }
}
