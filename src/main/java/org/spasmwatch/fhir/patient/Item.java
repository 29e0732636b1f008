package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;

/** A resource of the bundle with the reference that facts made of it carry. */
final class Item {
  private final JsonNode resource;
  private final String type;
  private final String id;
  private final @Nullable String fullUrl;
  private final Supplier<String> pointer;
  private final Unread unread;
  private @Nullable String reference;
  private @Nullable Boolean modified;

  /**
   * @param pointer where it stands, which is its reference if it has neither an id nor a URL
   */
  Item(JsonNode resource, @Nullable String fullUrl, Supplier<String> pointer, Unread unread) {
    this.resource = resource;
    this.type = resource.path("resourceType").asText();
    this.id = resource.path("id").asText();
    this.fullUrl = fullUrl;
    this.pointer = pointer;
    this.unread = unread;
  }

  JsonNode resource() {
    return resource;
  }

  /** Made when it is first asked for: of most records nothing is said. */
  String reference() {
    if (reference == null) {
      reference = hasId() ? type + "/" + id : fullUrl == null ? pointer.get() : fullUrl;
    }
    return reference;
  }

  boolean hasId() {
    return !id.isBlank();
  }

  @Nullable String fullUrl() {
    return fullUrl;
  }

  String type() {
    return type;
  }

  String id() {
    return id;
  }

  JsonNode at(String field) {
    return resource.path(field);
  }

  /** A reference to a resource, whichever version of it is meant. */
  static String withoutVersion(String reference) {
    int version = reference.indexOf("/_history/");
    return version < 0 ? reference : reference.substring(0, version);
  }

  String status() {
    return resource.path("status").asText();
  }

  void notEvaluated(Cause cause, String reason) {
    unread.add(reference(), cause, reason);
  }

  /** Whether a modifier stands anywhere in it; the whole of it is looked through, but once. */
  boolean modified() {
    if (modified == null) {
      modified = modified(resource);
    }
    return modified;
  }

  private static boolean modified(JsonNode node) {
    if (node.isArray()) {
      for (JsonNode element : node) {
        if (modified(element)) {
          return true;
        }
      }
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (isModifier(field.getKey()) || modified(field.getValue())) {
          return true;
        }
      }
    }
    return false;
  }

  /** By the length first: few names are as long as either. */
  private static boolean isModifier(String name) {
    return switch (name.length()) {
      case 17 -> name.equals("modifierExtension");
      case 13 -> name.equals("implicitRules");
      default -> false;
    };
  }

  /** The first of these date fields that is there; an unreadable one is named. */
  Optional<Span> time(DateFields fields) {
    DateFields.Field field = fields.in(resource);
    if (field == null) {
      return Optional.empty();
    }
    Optional<Span> span = Times.parse(field.of(resource).asText());
    if (span.isEmpty()) {
      notEvaluated(
          Cause.DATE, field.path() + " is not a FHIR date; the record counts as without it");
    }
    return span;
  }

  /** Whether a status that is a CodeableConcept has one of these codes, whatever their system. */
  boolean hasStatus(String field, Set<String> codes) {
    for (JsonNode coding : at(field).path("coding")) {
      if (codes.contains(coding.path("code").asText())) {
        return true;
      }
    }
    return false;
  }

  static List<JsonNode> elements(JsonNode array) {
    if (array.isEmpty()) {
      return List.of();
    }
    List<JsonNode> elements = new ArrayList<>(array.size());
    array.forEach(elements::add);
    return elements;
  }
}
