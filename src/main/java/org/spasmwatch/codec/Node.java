package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeFault;

/**
 * A place in a knowledge file that is already valid by its schema: reads fields and knows its line.
 * Faults found on the way are collected in the {@link Faults} of the run, so that one reading
 * reports all of them.
 */
final class Node {
  private final String file;
  private final JsonNode json;
  private final Faults faults;
  private final String path;

  Node(String file, JsonNode json, Faults faults) {
    this(file, json, faults, "");
  }

  private Node(String file, JsonNode json, Faults faults, String path) {
    this.file = file;
    this.json = json;
    this.faults = faults;
    this.path = path;
  }

  /** The path to a field of this place. */
  private String below(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** The tree of this place itself, which is an object. */
  ObjectNode object() {
    return (ObjectNode) json;
  }

  /** Another tree at this place. */
  Node with(ObjectNode content) {
    return new Node(file, content, faults, path);
  }

  /** A tree of its own with some of the fields, without those that are absent. */
  Node only(List<String> fields) {
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    fields.stream().filter(this::has).forEach(field -> some.set(field, json.path(field)));
    return new Node(file, some, faults, path);
  }

  /** The file it stands in. */
  String file() {
    return file;
  }

  boolean has(String field) {
    return json.has(field);
  }

  boolean isText() {
    return json.isTextual();
  }

  String text() {
    return json.asText();
  }

  String text(String field) {
    return json.path(field).asText();
  }

  Optional<String> find(String field) {
    return has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  @Nullable String orNull(String field) {
    return find(field).orElse(null);
  }

  boolean flag(String field) {
    return json.path(field).asBoolean(false);
  }

  Node at(String field) {
    return new Node(file, json.path(field), faults, below(field));
  }

  /** The elements of a list, none when the field is absent. */
  List<Node> each(String field) {
    List<Node> nodes = new ArrayList<>();
    for (JsonNode element : json.path(field)) {
      nodes.add(new Node(file, element, faults, below(field) + "[" + nodes.size() + "]"));
    }
    return nodes;
  }

  <T> List<T> each(String field, Function<Node, T> reader) {
    return each(field).stream().map(reader).toList();
  }

  List<String> texts(String field) {
    return each(field, Node::text);
  }

  /** The fields of a map, in their order. */
  Map<String, Node> fields(String field) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    json.path(field)
        .properties()
        .forEach(
            e ->
                nodes.put(
                    e.getKey(),
                    new Node(file, e.getValue(), faults, below(field) + "." + e.getKey())));
    return nodes;
  }

  /** The constant whose name is the text with its hyphens as underscores. */
  <E extends Enum<E>> E choice(String field, E otherwise) {
    return find(field)
        .map(word -> word.toUpperCase(Locale.ROOT).replace('-', '_'))
        .map(name -> Enum.valueOf(otherwise.getDeclaringClass(), name))
        .orElse(otherwise);
  }

  void fault(String reason) {
    fault(reason, "");
  }

  /**
   * @param mend how to mend it
   */
  void fault(String reason, String mend) {
    faults.add(new KnowledgeFault(file, line(), reason, mend, path));
  }

  /** Whether the name may be one of a file that could not be used. */
  boolean mayBeUnread(String name) {
    return faults.mayBeUnread(name);
  }

  private int line() {
    return Lines.of(json);
  }

  /** {@code drugs/baclofen.yaml:12}, for a fault elsewhere that has to do with this place. */
  String place() {
    return line() > 0 ? file + ":" + line() : file;
  }
}
