package org.spasmwatch.fhir.r5.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A statement whose Groups came in it: nobody can write a Group by itself, as it is part of its
 * statement. Here each is taken out, and referred to as if it were a resource of its own.
 */
final class Contained {
  private static final String REFERENCE = "reference";

  private final ObjectNode definition;
  private final Map<String, ObjectNode> groups = new HashMap<>();

  Contained(ObjectNode definition) {
    this.definition = definition.deepCopy();
    if (this.definition.path("contained") instanceof ArrayNode contained) {
      takeOut(contained);
      if (contained.isEmpty()) {
        this.definition.remove("contained");
      }
      refer(this.definition);
    }
  }

  private void takeOut(ArrayNode contained) {
    Iterator<JsonNode> all = contained.elements();
    while (all.hasNext()) {
      if (all.next() instanceof ObjectNode group
          && group.path("resourceType").asText().equals("Group")) {
        groups.put(group.path("id").asText(), group);
        all.remove();
      }
    }
  }

  private void refer(JsonNode node) {
    String reference = node.path(REFERENCE).asText();
    if (node instanceof ObjectNode object
        && reference.startsWith("#")
        && groups.containsKey(reference.substring(1))) {
      object.put(REFERENCE, "Group/" + reference.substring(1));
    }
    node.forEach(this::refer);
  }

  /** The statement without them. */
  ObjectNode definition() {
    return definition;
  }

  /** Where a Group is found: among them first. */
  Function<String, Optional<? extends JsonNode>> among(
      Function<String, Optional<? extends JsonNode>> others) {
    return id -> groups.containsKey(id) ? Optional.ofNullable(groups.get(id)) : others.apply(id);
  }
}
