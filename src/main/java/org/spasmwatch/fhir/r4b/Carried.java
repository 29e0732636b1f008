package org.spasmwatch.fhir.r4b;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Set;
import org.spasmwatch.fhir.Canonicals;

/**
 * An element of R5 that R4B carries as an extension of what holds it.
 *
 * @param holder the element of the resource that has it; empty for the resource itself
 * @param extension the name of the extension
 * @param value the name of the extension's value: {@code valueString}
 */
record Carried(String type, String holder, String element, String extension, String value) {
  private static final String EXTENSION = "extension";

  /** Elements that repeat: each value is an extension of its own. */
  private static final Set<String> LISTS = Set.of("identifier", "clinicalUseIssue", "indication");

  void toExtension(ObjectNode object) {
    JsonNode found = object.path(element);
    if (found.isMissingNode()) {
      return;
    }
    object.remove(element);
    ArrayNode extensions =
        object.path(EXTENSION).isArray()
            ? (ArrayNode) object.path(EXTENSION)
            : object.putArray(EXTENSION);
    for (JsonNode each : found.isArray() ? found : object.arrayNode().add(found)) {
      extensions.addObject().put("url", url()).set(value, each);
    }
  }

  void toElement(ObjectNode object) {
    ArrayNode values = object.arrayNode();
    Iterator<JsonNode> extensions = object.path(EXTENSION).elements();
    while (extensions.hasNext()) {
      JsonNode each = extensions.next();
      if (each.size() == 2 && each.path("url").asText().equals(url()) && each.has(value)) {
        values.add(each.path(value));
        extensions.remove();
      }
    }
    if (object.path(EXTENSION).isArray() && object.path(EXTENSION).isEmpty()) {
      object.remove(EXTENSION);
    }
    boolean one = !LISTS.contains(element);
    if (!values.isEmpty()) {
      object.set(element, one && values.size() == 1 ? values.get(0) : values);
    }
  }

  private String url() {
    return Canonicals.extension(extension);
  }
}
