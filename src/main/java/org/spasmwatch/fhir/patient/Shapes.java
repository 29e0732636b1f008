package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.fhir.FhirVersion;

/**
 * The two shapes in which versions of FHIR write the same: up to R4B {@code medicationReference} or
 * {@code medicationCodeableConcept}, from R5 on {@code medication} with a reference or a concept in
 * it. Both are read whatever version the data are said to be of.
 */
final class Shapes {
  private static final List<String> DRUG_RECORDS =
      List.of("MedicationStatement", "MedicationRequest", Doses.DISPENSE, Doses.ADMINISTRATION);

  private Shapes() {}

  /** The concept of an element that is a concept or a reference. */
  static JsonNode concept(JsonNode parent, String element) {
    JsonNode own = parent.path(element + "CodeableConcept");
    return own.isMissingNode() ? parent.path(element).path("concept") : own;
  }

  /** The Reference of an element that is a concept or a reference. */
  static JsonNode reference(JsonNode parent, String element) {
    JsonNode own = parent.path(element + "Reference");
    return own.isMissingNode() ? parent.path(element).path("reference") : own;
  }

  /** The concepts of a list: {@code reasonCode}, or {@code reason} with concepts in it. */
  static Stream<JsonNode> concepts(JsonNode parent, String element) {
    return Stream.concat(
        Item.elements(parent.path(element + "Code")).stream(),
        inside(parent.path(element), "concept"));
  }

  /** The References of a list: {@code reasonReference}, or {@code reason} with them in it. */
  static Stream<JsonNode> references(JsonNode parent, String element) {
    return Stream.concat(
        Item.elements(parent.path(element + "Reference")).stream(),
        inside(parent.path(element), "reference"));
  }

  private static Stream<JsonNode> inside(JsonNode list, String element) {
    return Item.elements(list).stream().map(e -> e.path(element)).filter(e -> !e.isMissingNode());
  }

  /** The version that the shape of the drug records speaks for; R4 where nothing speaks for R5. */
  static FhirVersion version(JsonNode bundle) {
    boolean r5 =
        Item.elements(bundle.path("entry")).stream()
            .map(entry -> entry.path("resource"))
            .anyMatch(Shapes::ofR5);
    return r5 ? FhirVersion.R5 : FhirVersion.R4;
  }

  /** Whether a resource has a shape that versions before R5 do not have. */
  static boolean ofR5(JsonNode resource) {
    String type = resource.path("resourceType").asText();
    boolean drug =
        DRUG_RECORDS.contains(type)
            && (resource.path("medication").isObject() || resource.has("adherence"));
    boolean ingredient =
        type.equals("Medication")
            && Item.elements(resource.path("ingredient")).stream().anyMatch(i -> i.has("item"));
    return drug || ingredient || (type.equals("Bundle") && version(resource) == FhirVersion.R5);
  }
}
