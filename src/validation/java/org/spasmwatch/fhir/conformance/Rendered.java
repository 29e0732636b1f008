package org.spasmwatch.fhir.conformance;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;

/** What an edition serves of a knowledge, found as a client finds it: page by page. */
final class Rendered {
  private static final Map<String, Edition> EDITIONS =
      Map.of("r5", R5.edition(), "r4b", R4b.edition());

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Those that the knowledge is made of; the rest says what they look like. */
  private static final Set<String> TYPES =
      Set.of(
          "ActivityDefinition",
          "ClinicalUseDefinition",
          "Group",
          "Medication",
          "MedicationKnowledge");

  private Rendered() {}

  static Edition edition(String name) {
    return requireNonNull(EDITIONS.get(name), name);
  }

  static Stream<ObjectNode> all(Edition edition, KnowledgeBase knowledge) {
    return TYPES.stream().sorted().flatMap(type -> all(edition, knowledge, type).stream());
  }

  private static List<ObjectNode> all(Edition edition, KnowledgeBase knowledge, String type) {
    List<ObjectNode> found = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      JsonNode page = page(edition, knowledge, type, after.get());
      page.path("entry").forEach(e -> found.add((ObjectNode) e.path("resource")));
      after = next(page);
    }
    return found;
  }

  private static JsonNode page(
      Edition edition, KnowledgeBase knowledge, String type, String after) {
    List<Argument> arguments = new ArrayList<>(List.of(new Argument("_count", "200")));
    if (!after.isEmpty()) {
      arguments.add(new Argument("_after", after));
    }
    return edition
        .search(knowledge, new Request(type, arguments, R5.BASE, true, R5.CURSORS), R5.PLAIN)
        .match(
            Rendered::tree,
            issues -> {
              throw new AssertionError(issues);
            });
  }

  private static Optional<String> next(JsonNode page) {
    for (JsonNode link : page.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        String url = link.path("url").asText();
        return Optional.of(url.replaceFirst(".*[?&]_after=", "").replaceFirst("&.*", ""));
      }
    }
    return Optional.empty();
  }

  static ObjectNode one(Edition edition, KnowledgeBase knowledge, String reference) {
    String[] parts = reference.split("/", 2);
    return tree(edition.read(knowledge, parts[0], parts[1], R5.PLAIN).orElseThrow().body());
  }

  static ObjectNode tree(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
