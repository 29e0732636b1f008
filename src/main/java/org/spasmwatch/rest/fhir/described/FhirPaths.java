package org.spasmwatch.rest.fhir.described;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** The paths of one base, from {@code CapabilityStatement.rest}. */
final class FhirPaths {
  private static final Set<String> BY_HAND = Set.of("assess");
  private static final Set<String> POSTED = Set.of("validate", "what-if");

  private final String base;
  private final Calls calls;
  private final Map<String, PathItem> paths = new LinkedHashMap<>();

  /**
   * @param base the path of the base: {@code /fhir/r5}
   */
  FhirPaths(String base, String tag) {
    this.base = base;
    this.calls = new Calls(base.substring(base.lastIndexOf('/') + 1), tag);
  }

  Map<String, PathItem> of(JsonNode rest) {
    add("/metadata", HttpMethod.GET, calls.plain("capabilities", "", "The CapabilityStatement"));
    for (JsonNode operation : rest.path("operation")) {
      operation("", operation.path("name").asText());
    }
    for (JsonNode resource : rest.path("resource")) {
      resource(resource);
    }
    return paths;
  }

  private void add(String path, HttpMethod method, Operation operation) {
    paths
        .computeIfAbsent(base + path, p -> OASFactory.createPathItem())
        .setOperation(method, operation);
  }

  private void operation(String type, String name) {
    if (BY_HAND.contains(name)) {
      return;
    }
    String path = (type.isEmpty() ? "" : "/" + type) + "/$" + name;
    Operation operation = calls.plain(name, type, "The operation $" + name);
    boolean posted = POSTED.contains(name);
    add(path, posted ? HttpMethod.POST : HttpMethod.GET, operation);
    if (posted) {
      operation.setRequestBody(Calls.body());
    }
  }

  private void resource(JsonNode resource) {
    String type = resource.path("type").asText();
    Set<String> interactions = new TreeSet<>();
    resource.path("interaction").forEach(i -> interactions.add(i.path("code").asText()));
    interactions.forEach(interaction -> interaction(interaction, type, resource));
    resource.path("operation").forEach(o -> operation(type, o.path("name").asText()));
  }

  private void interaction(String interaction, String type, JsonNode resource) {
    String one = "/" + type + "/{id}";
    switch (interaction) {
      case "read" -> add(one, HttpMethod.GET, calls.one(interaction, type, "Its present state"));
      case "vread" ->
          add(
              one + "/_history/{version}",
              HttpMethod.GET,
              calls.version(interaction, type, "One of its versions"));
      case "history-instance" ->
          add(
              one + "/_history",
              HttpMethod.GET,
              calls.one(interaction, type, "All its versions, newest first"));
      case "history-type" ->
          add(
              "/" + type + "/_history",
              HttpMethod.GET,
              calls.plain(interaction, type, "The versions of all of the type, newest first"));
      case "search-type" -> {
        add("/" + type, HttpMethod.GET, calls.search(type, resource.path("searchParam")));
        add("/" + type + "/_search", HttpMethod.POST, calls.searchByForm(type));
      }
      case "create" -> add("/" + type, HttpMethod.POST, calls.written(interaction, type));
      case "update" -> add(one, HttpMethod.PUT, calls.writtenOne(interaction, type));
      case "patch" -> add(one, HttpMethod.PATCH, calls.patched(interaction, type));
      case "delete" -> add(one, HttpMethod.DELETE, calls.one(interaction, type, "Deletes it"));
      default -> throw new IllegalStateException(interaction + " of " + type);
    }
  }
}
