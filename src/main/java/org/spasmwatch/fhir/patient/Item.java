package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;

/** A resource of the bundle with the reference that facts made of it carry. */
record Item(JsonNode resource, String reference, @Nullable String fullUrl, Unread unread) {

  String type() {
    return resource.path("resourceType").asText();
  }

  String id() {
    return resource.path("id").asText();
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
    unread.add(reference, cause, reason);
  }

  /**
   * The first of these date fields that is there, dotted paths allowed; an unreadable one is named.
   */
  Optional<Span> time(String... paths) {
    for (String path : paths) {
      JsonNode value = resolve(path);
      if (value.isTextual()) {
        Optional<Span> span = Times.parse(value.asText());
        if (span.isEmpty()) {
          notEvaluated(Cause.DATE, path + " is not a FHIR date; the record counts as without it");
        }
        return span;
      }
    }
    return Optional.empty();
  }

  private JsonNode resolve(String path) {
    JsonNode node = resource;
    for (String step : List.of(path.split("\\.", -1))) {
      node = node.path(step);
    }
    return node;
  }

  /** The codes of a status that is a CodeableConcept, whatever their system. */
  List<String> statusCodes(String field) {
    return elements(at(field).path("coding")).stream().map(c -> c.path("code").asText()).toList();
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
