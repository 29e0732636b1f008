package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The pages of one search (FHIR R4, 3.1.1.4 "Managing Returned Resources"). */
public final class Pages {
  private Pages() {}

  /** Where the next page is; empty when this is the last, or no page at all. */
  public static Optional<String> next(JsonNode page) {
    for (JsonNode link : page.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        return Optional.of(link.path("url").asText());
      }
    }
    return Optional.empty();
  }

  /** How many resources it brings. */
  public static int resources(JsonNode page) {
    return page.path("resourceType").asText().equals("Bundle") ? page.path("entry").size() : 1;
  }

  /** All of them as one page without another after it; {@code total} is what the first one says. */
  static JsonNode joined(List<JsonNode> pages) {
    if (pages.size() == 1 && next(pages.get(0)).isEmpty()) {
      return pages.get(0);
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle");
    if (pages.get(0).has("total")) {
      all.set("total", pages.get(0).get("total"));
    }
    ArrayNode entries = all.putArray("entry");
    pages.forEach(page -> page.path("entry").forEach(entries::add));
    return all;
  }
}
