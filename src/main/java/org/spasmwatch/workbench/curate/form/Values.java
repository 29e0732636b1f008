package org.spasmwatch.workbench.curate.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Values of fields: as they are typed, and as a record keeps them at a path with dots. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  static JsonNode get(JsonNode tree, String path) {
    JsonNode at = tree;
    for (String step : path.split("\\.", -1)) {
      at = step.isEmpty() ? at : at.path(step);
    }
    return at;
  }

  /** Puts a value there, or takes away what is there; nothing empty is left above it. */
  static void put(ObjectNode tree, String path, @Nullable JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      if (value == null) {
        tree.remove(path);
      } else {
        tree.set(path, value);
      }
      return;
    }
    String first = path.substring(0, dot);
    ObjectNode part = tree.get(first) instanceof ObjectNode object ? object : JSON.objectNode();
    put(part, path.substring(dot + 1), value);
    put(tree, first, part.isEmpty() ? null : part);
  }

  /** What is typed as the record keeps it; null for nothing. */
  static @Nullable JsonNode kept(Field field, String typed) {
    String text = typed.strip().replace("\r\n", "\n");
    if (text.isEmpty() || text.equals(field.otherwise())) {
      return null;
    }
    return switch (field.sort()) {
      case CRITERION -> Notation.parse(text);
      case WORDS -> list(Notation.words(text));
      case LINES -> list(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
      default -> TextNode.valueOf(text);
    };
  }

  private static @Nullable JsonNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.stream().distinct().forEach(list::add);
    return list.isEmpty() ? null : list;
  }

  /** What a record keeps, as it is typed. */
  static String typed(Field field, JsonNode kept) {
    if (kept instanceof MissingNode) {
      return field.otherwise();
    }
    return switch (field.sort()) {
      case CRITERION -> Notation.text(kept);
      case WORDS -> joined(kept, " ");
      case LINES -> joined(kept, "\n");
      default -> kept.asText();
    };
  }

  private static String joined(JsonNode list, String link) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(link));
  }
}
