package org.spasmwatch.fhir.conformance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.conformance.Vocabulary.CodeList;
import org.spasmwatch.fhir.conformance.Vocabulary.Entry;

/** Lists of codes as CodeSystem and ValueSet, in elements that R4B and R5 have in common. */
final class Artifacts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String version;

  Artifacts(String version) {
    this.version = version;
  }

  ObjectNode codeSystem(CodeList list) {
    ObjectNode system =
        begin("CodeSystem", list.id(), list.title(), list.description())
            .put("caseSensitive", true)
            .put("valueSet", Canonicals.valueSet(list.id()));
    boolean hierarchy = list.entries().stream().anyMatch(e -> !e.parents().isEmpty());
    if (hierarchy) {
      system.put("hierarchyMeaning", "is-a");
    }
    system.put("content", "complete").put("count", list.entries().size());
    if (hierarchy) {
      system
          .putArray("property")
          .addObject()
          .put("code", "parent")
          .put("uri", "http://hl7.org/fhir/concept-properties#parent")
          .put("description", "The finding that this one is a kind of.")
          .put("type", "code");
    }
    ArrayNode concepts = system.putArray("concept");
    list.entries().forEach(entry -> concepts.add(concept(entry)));
    return system;
  }

  private static ObjectNode concept(Entry entry) {
    ObjectNode concept =
        JSON.objectNode().put("code", entry.code()).put("display", entry.display());
    if (!entry.parents().isEmpty()) {
      ArrayNode properties = concept.putArray("property");
      entry
          .parents()
          .forEach(p -> properties.addObject().put("code", "parent").put("valueCode", p));
    }
    return concept;
  }

  ObjectNode valueSet(CodeList list) {
    ObjectNode set = begin("ValueSet", list.id(), list.title(), list.description());
    include(set).addObject().put("system", Canonicals.codeSystem(list.id()));
    return set;
  }

  ObjectNode valueSet(CodeSet codes) {
    ObjectNode set = begin("ValueSet", codes.id(), codes.title(), codes.description());
    ArrayNode include = include(set);
    codes.codes().forEach((system, all) -> codes(include.addObject().put("system", system), all));
    return set;
  }

  private static void codes(ObjectNode include, Collection<String> codes) {
    ArrayNode concepts = include.putArray("concept");
    codes.forEach(code -> concepts.addObject().put("code", code));
  }

  private static ArrayNode include(ObjectNode set) {
    return set.putObject("compose").putArray("include");
  }

  private ObjectNode begin(String type, String id, String title, String description) {
    return JSON.objectNode()
        .put("resourceType", type)
        .put("id", id)
        .put("url", Canonicals.of(type, id))
        .put("version", version)
        .put("name", name(title))
        .put("title", title)
        .put("status", "active")
        .put("experimental", false)
        .put("publisher", "Spasmwatch")
        .put("description", description);
  }

  /**
   * {@code Findings: muscle spasm} as {@code FindingsMuscleSpasm}: FHIR wants a type name there.
   */
  private static String name(String title) {
    StringBuilder name = new StringBuilder();
    boolean upper = true;
    for (char c : title.toCharArray()) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (letter) {
        name.append(upper ? Character.toUpperCase(c) : c);
      }
      upper = !letter;
    }
    return name.toString();
  }
}
