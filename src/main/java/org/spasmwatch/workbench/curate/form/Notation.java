package org.spasmwatch.workbench.curate.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A condition on a patient on one line, as the pages of the catalogue write it: {@code elderly},
 * {@code any: [elderly, {taking: ssris}]}. What is no condition stays the text that it is, so that
 * whoever checks it says what is wrong with it.
 */
final class Notation {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

  /** More than any condition has, and too little to make a parser work for long. */
  private static final int LONGEST = 2000;

  private Notation() {}

  static JsonNode parse(String text) {
    if (text.contains(":") && text.length() <= LONGEST) {
      try {
        JsonNode tree = YAML.readTree(text);
        if (tree instanceof ObjectNode) {
          return tree;
        }
      } catch (JsonProcessingException notYaml) {
        return TextNode.valueOf(text);
      }
    }
    return TextNode.valueOf(text);
  }

  static String text(JsonNode criterion) {
    return criterion.isObject() ? fields(criterion) : criterion.asText();
  }

  private static String fields(JsonNode object) {
    return object.properties().stream()
        .map(field -> field.getKey() + ": " + part(field.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** With the brackets that it needs within something else. */
  private static String part(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Notation::part)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isObject()) {
      return "{" + fields(value) + "}";
    }
    return value.isTextual() && !PLAIN.matcher(value.asText()).matches()
        ? value.toString()
        : value.asText();
  }

  /** Words between blanks or commas. */
  static List<String> words(String text) {
    return Pattern.compile("[\\s,;]+").splitAsStream(text).filter(w -> !w.isEmpty()).toList();
  }
}
