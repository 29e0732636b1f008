package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.terminology.Nearest;

/**
 * Says what a schema has against a file in the words of one who writes the file, and how to mend
 * it.
 */
final class SchemaWords {
  private final ValidationMessage message;
  private final Set<String> fields;

  private SchemaWords(ValidationMessage message, Set<String> fields) {
    this.message = message;
    this.fields = fields;
  }

  /**
   * A block in which something else is wrong has none of its fields evaluated: those that there are
   * elsewhere are not what is wrong with it.
   *
   * @param schema the schema of the whole file, for the names of the fields there are
   */
  static List<KnowledgeFault> faults(
      String file, Collection<ValidationMessage> messages, JsonNode schema) {
    Set<String> fields = fieldsOf(schema);
    Set<String> wrong =
        messages.stream()
            .filter(message -> !unevaluated(message))
            .map(message -> message.getInstanceLocation().toString())
            .collect(Collectors.toSet());
    return messages.stream()
        .map(message -> new SchemaWords(message, fields))
        .filter(words -> !words.follows(wrong))
        .map(words -> words.fault(file))
        .toList();
  }

  private KnowledgeFault fault(String file) {
    int line = Lines.of(message.getInstanceNode());
    String path = path();
    String place = path.isEmpty() ? "" : path + ": ";
    return new KnowledgeFault(file, line, place + reason(), mend(), concerned(path));
  }

  private static boolean unevaluated(ValidationMessage message) {
    return message.getType().equals("unevaluatedProperties");
  }

  private boolean follows(Set<String> wrong) {
    return unevaluated(message)
        && fields.contains(field())
        && wrong.contains(message.getInstanceLocation().toString());
  }

  private static Set<String> fieldsOf(JsonNode schema) {
    Set<String> fields = new TreeSet<>();
    schema.findValues("properties").forEach(p -> p.fieldNames().forEachRemaining(fields::add));
    for (JsonNode each : schema.findParents("properties")) {
      each.path("properties").forEach(property -> fields.addAll(fieldsOf(property)));
    }
    return fields;
  }

  /** {@code effects[3].advice}, as deep as the file has it. */
  private String path() {
    return message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
  }

  /** A field that is missing has its place all the same. */
  private String concerned(String path) {
    if (!message.getType().equals("required")) {
      return path;
    }
    return path.isEmpty() ? field() : path + "." + field();
  }

  private String reason() {
    return switch (message.getType()) {
      case "additionalProperties", "unevaluatedProperties" -> "'" + field() + "' is no field here";
      case "required" -> "'" + field() + "' is missing";
      case "enum" -> value() + " is none of " + String.join(", ", choices());
      case "pattern" -> value() + " has not the form that is wanted here";
      case "type" -> "has to be " + kind() + " here";
      case "minItems" -> "has to have at least " + message.getSchemaNode().asText() + " entries";
      case "uniqueItems" -> "has an entry twice";
      case "minLength" -> "is empty";
      default -> message.getError();
    };
  }

  private String mend() {
    return switch (message.getType()) {
      case "additionalProperties", "unevaluatedProperties" ->
          Nearest.like(field(), fields)
              .filter(near -> !near.equals(field()))
              .map(near -> "is it '" + near + "'?")
              .orElse("take it out, or indent it to where it belongs");
      case "required" -> "add '" + field() + "'";
      case "enum" ->
          Nearest.like(message.getInstanceNode().asText(), choices())
              .map(near -> "is it '" + near + "'?")
              .orElse("write one of these");
      case "pattern" -> "the form is " + message.getSchemaNode().asText();
      case "type" -> kind().equals("a text") ? "put it in quotes" : "look at the other entries";
      case "minItems" -> "add one, or take the field out";
      case "uniqueItems", "minLength" -> "take it out";
      default -> "compare it with another page";
    };
  }

  private String field() {
    String property = message.getProperty();
    return property == null ? "" : property;
  }

  private String value() {
    return "'" + message.getInstanceNode().asText() + "'";
  }

  private List<String> choices() {
    List<String> choices = new ArrayList<>();
    message.getSchemaNode().forEach(choice -> choices.add(choice.asText()));
    return choices;
  }

  private String kind() {
    return switch (message.getSchemaNode().asText()) {
      case "string" -> "a text";
      case "object" -> "a block of fields";
      case "array" -> "a list";
      case "boolean" -> "true or false";
      default -> message.getSchemaNode().toString();
    };
  }
}
