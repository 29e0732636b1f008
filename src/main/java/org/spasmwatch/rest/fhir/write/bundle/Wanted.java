package org.spasmwatch.rest.fhir.write.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.fhir.write.call.Conditions;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/**
 * One entry of a batch or transaction.
 *
 * @param number its place in the Bundle, from 0
 * @param id in its URL; null when there is none
 * @param query in its URL; null when there is none
 * @param known the tags of what the client of a read has already
 */
record Wanted(
    int number,
    String method,
    String type,
    @Nullable String id,
    @Nullable String query,
    String fullUrl,
    @Nullable ObjectNode resource,
    String known,
    Conditions conditions) {
  private static final Pattern URL =
      Pattern.compile("/?([A-Z][A-Za-z]+)(?:/([A-Za-z0-9.\\-]{1,64}))?(?:\\?(.*))?");

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  /** The entries of a Bundle that was sent to that base. */
  static List<Wanted> all(ObjectNode bundle, String base) {
    List<Wanted> all = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      all.add(of(all.size(), entry, base));
    }
    return all;
  }

  static Wanted of(int number, JsonNode entry, String base) {
    try {
      return read(number, entry, base);
    } catch (Refusal refusal) {
      throw refusal.at(place(number));
    }
  }

  private static Wanted read(int number, JsonNode entry, String base) {
    JsonNode request = entry.path("request");
    String method = request.path("method").asText();
    String url = request.path("url").asText();
    Matcher parts = URL.matcher(url.startsWith(base) ? url.substring(base.length()) : url);
    if (!METHODS.contains(method) || !parts.matches()) {
      throw refused(
          "the request has a method of GET, POST, PUT, PATCH, DELETE, and a URL below"
              + " the base: Type, Type/id or Type?search");
    }
    boolean body = Set.of("POST", "PUT", "PATCH").contains(method);
    ObjectNode resource = entry.path("resource") instanceof ObjectNode given ? given : null;
    if (body != (resource != null)) {
      throw refused("a POST, PUT or PATCH has a resource, and nothing else has one");
    }
    String tags = text(request, "ifNoneMatch");
    boolean reads = READS.contains(method);
    return new Wanted(
        number,
        method,
        parts.group(1),
        parts.group(2),
        parts.group(3),
        entry.path("fullUrl").asText(),
        resource,
        reads && tags != null ? tags : "",
        Conditions.of(text(request, "ifMatch"), reads ? null : tags, text(request, "ifNoneExist")));
  }

  private static @Nullable String text(JsonNode request, String field) {
    return request.has(field) ? request.path(field).asText() : null;
  }

  private static Refusal refused(String why) {
    return Refusal.of(400, "invalid", why);
  }

  String place() {
    return place(number);
  }

  private static String place(int number) {
    return "Bundle.entry[" + number + "]";
  }

  /** The search in its URL; empty when there is none. */
  String search() {
    return query == null ? "" : query;
  }

  boolean reads() {
    return READS.contains(method);
  }

  /** In which order a transaction is done (FHIR R5, 3.2.0.14.2). */
  int rank() {
    return method.equals("DELETE") ? 0 : method.equals("POST") ? 1 : 2;
  }

  ObjectNode body() {
    return Objects.requireNonNull(resource, "resource");
  }
}
