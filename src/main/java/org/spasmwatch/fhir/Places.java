package org.spasmwatch.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements stand that a parser does not know, of which it says no more than the name. It
 * meets them in the order of the text; where some of that name are known, none can be told.
 */
final class Places {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Deque<String>> byName = new HashMap<>();

  /**
   * @param unknown the names, each as often as it was met
   */
  Places(String json, List<String> unknown) {
    unknown.forEach(name -> byName.put(name, new ArrayDeque<>()));
    try {
      JsonNode resource = JSON.readTree(json);
      collect(resource, resource.path("resourceType").asText());
    } catch (JsonProcessingException e) {
      byName.clear();
    }
    byName
        .entrySet()
        .removeIf(e -> e.getValue().size() != Collections.frequency(unknown, e.getKey()));
  }

  /** Where the next one of that name stands; null where that cannot be told. */
  @Nullable String next(@Nullable String name) {
    Deque<String> left = byName.get(name);
    return left == null ? null : left.poll();
  }

  private void collect(JsonNode node, String path) {
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      collect(node.path(i), path + "[" + i + "]");
    }
    node.fields()
        .forEachRemaining(
            field -> {
              String place = path + "." + field.getKey();
              Deque<String> places = byName.get(field.getKey());
              if (places != null) {
                places.add(place);
              }
              collect(field.getValue(), place);
            });
  }
}
