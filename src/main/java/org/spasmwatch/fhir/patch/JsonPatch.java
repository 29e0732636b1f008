package org.spasmwatch.fhir.patch;

import static org.spasmwatch.fhir.patch.Unpatchable.refused;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.Reading;

/** A JSON Patch (RFC 6902). Numbers keep their digits. */
public final class JsonPatch implements Patch {
  public static final String TYPE = "application/json-patch+json";

  /** What a JSON Pointer has no tilde before (RFC 6901, 3). */
  private static final Pattern UNESCAPED = Pattern.compile("~(?![01])");

  private static final int LONGEST = 4_000_000;

  /** What each operation has beside its path (RFC 6902, 4). */
  private static final Map<String, Set<String>> NEEDS =
      Map.of(
          "add", Set.of("value"),
          "copy", Set.of("from"),
          "move", Set.of("from"),
          "remove", Set.of(),
          "replace", Set.of("value"),
          "test", Set.of("value"));

  private static final ObjectMapper TREES =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** Numbers are equal when their values are (RFC 6902, 4.6). */
  private static final Comparator<JsonNode> BY_VALUE =
      (one, other) ->
          one.isNumber() && other.isNumber()
              ? one.decimalValue().compareTo(other.decimalValue())
              : one.equals(other) ? 0 : 1;

  private final List<JsonObject> changes;

  private JsonPatch(List<JsonObject> changes) {
    this.changes = changes;
  }

  /** Reads it, or says why it is none. */
  public static Reading<Patch> of(JsonNode tree) {
    if (!tree.isArray()) {
      return refused("structure", "a JSON Patch is an array of operations (RFC 6902)");
    }
    if (tree.size() > MOST) {
      return refused("too-costly", "a patch has at most " + MOST + " changes; send the resource");
    }
    List<JsonObject> changes = new ArrayList<>();
    for (JsonNode change : tree) {
      Optional<String> fault = fault(change);
      if (fault.isPresent()) {
        return refused("structure", changes.size(), fault.get());
      }
      changes.add(object(change.toString()));
    }
    return Reading.of(new JsonPatch(changes));
  }

  private static Optional<String> fault(JsonNode change) {
    Set<String> needs = NEEDS.get(change.path("op").asText());
    if (needs == null) {
      return Optional.of("op is one of add, copy, move, remove, replace, test");
    }
    if (!isPointer(change.path("path"))
        || needs.contains("from") && !isPointer(change.path("from"))) {
      return Optional.of(
          "path, and from of copy and move, is a JSON Pointer: empty, or with a / before each"
              + " part");
    }
    return needs.stream().filter(n -> !change.has(n)).findFirst().map(n -> n + " is missing");
  }

  private static boolean isPointer(JsonNode node) {
    String text = node.asText();
    boolean rooted = text.isEmpty() || text.startsWith("/");
    return node.isTextual() && rooted && !UNESCAPED.matcher(text).find();
  }

  @Override
  public Reading<String> apply(String resource) {
    JsonStructure document = object(resource);
    for (int i = 0; i < changes.size(); i++) {
      try {
        document = applied(document, changes.get(i));
      } catch (JsonException impossible) {
        return new Unpatchable(
                "nothing is at its path or from, or what is there is no object or list to put this"
                    + " into")
            .at(i);
      } catch (Unpatchable refused) {
        return refused.at(i);
      }
    }
    return Reading.of(document.toString());
  }

  private static JsonStructure applied(JsonStructure document, JsonObject change) {
    if (change.getString("op").equals("test")) {
      test(document, change);
      return document;
    }
    JsonStructure after =
        Json.createPatch(Json.createArrayBuilder().add(change).build()).apply(document);
    if (change.getString("op").equals("copy") && after.toString().length() > LONGEST) {
      throw new Unpatchable("the resource would become too long");
    }
    return after;
  }

  private static void test(JsonStructure document, JsonObject change) {
    JsonValue found = Json.createPointer(change.getString("path")).getValue(document);
    if (!isSame(found, change.getOrDefault("value", JsonValue.NULL))) {
      throw new Unpatchable("the test fails: the value there is another");
    }
  }

  private static boolean isSame(JsonValue one, JsonValue other) {
    try {
      return TREES.readTree(one.toString()).equals(BY_VALUE, TREES.readTree(other.toString()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject object(String json) {
    return Json.createReader(new StringReader(json)).readObject();
  }
}
