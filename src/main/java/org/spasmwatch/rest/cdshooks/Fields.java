package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.Issue;

/**
 * Reads fields of a request by their dotted paths and collects what is wrong with them, all at
 * once. A field that is null counts as not there. No issue quotes a value.
 */
public final class Fields {
  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private final JsonNode json;
  private final String root;
  private final List<Issue> issues = new ArrayList<>();

  Fields(JsonNode json) {
    this(json, "");
  }

  /**
   * @param root where in the request this object stands; empty for the body itself
   */
  public Fields(JsonNode json, String root) {
    this.json = json;
    this.root = root;
  }

  public List<Issue> issues() {
    return List.copyOf(issues);
  }

  public JsonNode at(String path) {
    JsonNode node = path.isEmpty() ? json : step(json, path);
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  private static JsonNode step(JsonNode node, String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? node.path(path)
        : step(node.path(path.substring(0, dot)), path.substring(dot + 1));
  }

  public boolean has(String path) {
    return !at(path).isMissingNode();
  }

  public void wrong(String path, String diagnostics) {
    add("value", diagnostics, path);
  }

  private void add(String code, String diagnostics, String path) {
    String where = root.isEmpty() || path.isEmpty() ? root + path : root + "." + path;
    issues.add(new Issue(code, diagnostics, where.isEmpty() ? null : where));
  }

  /** Says that something else than a text is missing, or not of its form. */
  public void required(String path, String form) {
    add(has(path) ? "structure" : "required", path + " has to be " + form, path);
  }

  /** The text that has to be there. */
  public Optional<String> text(String path) {
    if (!has(path)) {
      add("required", path + " is missing", path);
      return Optional.empty();
    }
    return optionalText(path);
  }

  /** The text, if it is there. */
  public Optional<String> optionalText(String path) {
    JsonNode node = at(path);
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.asText().isBlank()) {
      add("structure", path + " has to be a string that is not empty", path);
      return Optional.empty();
    }
    return Optional.of(node.asText());
  }

  /** The text as UUID; {@code mend} says what to send instead of what is none. */
  public Optional<UUID> uuid(String path, String text, String mend) {
    if (!UUID_FORM.matcher(text).matches()) {
      wrong(path, path + " is no UUID; " + mend);
      return Optional.empty();
    }
    return Optional.of(UUID.fromString(text));
  }

  /** Whether an object is there; the empty path is the body itself. */
  public boolean isObject(String path) {
    if (at(path).isObject()) {
      return true;
    }
    if (!path.isEmpty() && !has(path)) {
      add("required", path + " is missing", path);
    } else {
      String what = path.isEmpty() ? (root.isEmpty() ? "the body" : root) : path;
      add("structure", what + " has to be a JSON object", path);
    }
    return false;
  }

  /** Whether it is there, and an object. */
  public boolean optionalObject(String path) {
    return has(path) && isObject(path);
  }
}
