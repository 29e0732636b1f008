package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.spasmwatch.fhir.Issue;

/**
 * Whether all that came in is in what is rendered of it: the last word on derived elements, which
 * the reader passes over. They may be absent, but not say anything else. What differs without a
 * difference in meaning is not looked at: Coding.display, the order of what repeats, what the
 * server itself sets.
 */
public final class Comparison {
  /** Of a resource, what is set by the server or generated anew. */
  private static final Set<String> NOT_COMPARED = Set.of("meta", "text", "id");

  private static final String DISPLAY = "display";

  private Comparison() {}

  /** The places at which what came in says what the rendering does not; both of one version. */
  public static List<Issue> derived(JsonNode incoming, JsonNode rendered) {
    String type = incoming.path("resourceType").asText();
    List<String> places = new ArrayList<>();
    incoming
        .fields()
        .forEachRemaining(
            f -> {
              if (!NOT_COMPARED.contains(f.getKey())) {
                String path = type + "." + f.getKey();
                missing(f.getValue(), rendered.path(f.getKey()), path, places);
              }
            });
    return places.stream().map(Comparison::issue).toList();
  }

  private static Issue issue(String place) {
    return new Issue(
        "business-rule",
        "this is derived from other elements or records, and says something else; leave it out",
        place);
  }

  /** A Group is part of its statement: it was read with it, and gets an id of its own there. */
  private static boolean areGroups(JsonNode in, JsonNode out) {
    return isGroup(in) && isGroup(out);
  }

  private static boolean isGroup(JsonNode reference) {
    return reference.path("reference").asText().startsWith("Group/");
  }

  private static void missing(JsonNode in, JsonNode out, String path, List<String> places) {
    if (areGroups(in, out)) {
      return;
    }
    if (in.isObject() && out.isObject()) {
      in.fields()
          .forEachRemaining(
              f -> {
                if (!f.getKey().equals(DISPLAY)) {
                  missing(f.getValue(), out.path(f.getKey()), path + "." + f.getKey(), places);
                }
              });
    } else if (in.isArray() && out.isArray()) {
      IntStream.range(0, in.size())
          .filter(i -> !hasOne(out, in.get(i)))
          .forEach(i -> places.add(path + "[" + i + "]"));
    } else if (!in.equals(out)) {
      places.add(path);
    }
  }

  private static boolean hasOne(JsonNode array, JsonNode wanted) {
    return StreamSupport.stream(array.spliterator(), false)
        .anyMatch(
            each -> {
              List<String> places = new ArrayList<>();
              missing(wanted, each, "", places);
              return places.isEmpty();
            });
  }
}
