package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.fhir.Issue;

/**
 * Reads fields of a request by their dotted paths and collects what is wrong with them, all at
 * once. A field that is null counts as not there. No issue quotes a value.
 */
final class Fields {
  private final JsonNode json;
  private final List<Issue> issues = new ArrayList<>();

  Fields(JsonNode json) {
    this.json = json;
  }

  List<Issue> issues() {
    return List.copyOf(issues);
  }

  JsonNode at(String path) {
    JsonNode node = json;
    for (String step : path.isEmpty() ? List.<String>of() : List.of(path.split("\\.", -1))) {
      node = node.path(step);
    }
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  boolean has(String path) {
    return !at(path).isMissingNode();
  }

  void wrong(String path, String diagnostics) {
    issues.add(new Issue("value", diagnostics, path));
  }

  /** The text that has to be there. */
  Optional<String> text(String path) {
    if (!has(path)) {
      issues.add(new Issue("required", path + " is missing", path));
      return Optional.empty();
    }
    return optionalText(path);
  }

  /** The text, if it is there. */
  Optional<String> optionalText(String path) {
    JsonNode node = at(path);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.asText().isBlank()) {
      issues.add(new Issue("structure", path + " has to be a string that is not empty", path));
      return Optional.empty();
    }
    return Optional.of(node.asText());
  }

  /** Whether an object is there; the empty path is the body itself. */
  boolean isObject(String path) {
    if (at(path).isObject()) {
      return true;
    }
    String what = path.isEmpty() ? "the body" : path;
    String where = path.isEmpty() ? null : path;
    boolean missing = !path.isEmpty() && !has(path);
    issues.add(
        missing
            ? new Issue("required", path + " is missing", path)
            : new Issue("structure", what + " has to be a JSON object", where));
    return false;
  }

  /** Whether it is there, and an object. */
  boolean optionalObject(String path) {
    return has(path) && isObject(path);
  }
}
