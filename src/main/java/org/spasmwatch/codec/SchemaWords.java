package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * @param schema the schema of the whole file, for the names of the fields there are
   */
  static KnowledgeFault fault(String file, ValidationMessage message, JsonNode schema) {
    SchemaWords words = new SchemaWords(message, fieldsOf(schema));
    int line = Lines.of(message.getInstanceNode());
    return new KnowledgeFault(file, line, words.place() + words.reason(), words.mend());
  }

  private static Set<String> fieldsOf(JsonNode schema) {
    Set<String> fields = new TreeSet<>();
    schema.findValues("properties").forEach(p -> p.fieldNames().forEachRemaining(fields::add));
    for (JsonNode each : schema.findParents("properties")) {
      each.path("properties").forEach(property -> fields.addAll(fieldsOf(property)));
    }
    return fields;
  }

  /** {@code effects[3].advice: }, as deep as the file has it. */
  private String place() {
    String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    return path.isEmpty() ? "" : path + ": ";
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
