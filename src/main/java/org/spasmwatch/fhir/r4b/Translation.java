package org.spasmwatch.fhir.r4b;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Resources of R5 as R4B has them, and back, on trees of JSON. What both versions have stays
 * untouched: what does not belong to the version is found where the resource is read or compared.
 */
public final class Translation {
  /**
   * Elements of R5 that R4B, or HAPI's model of it, lacks, and the extension that stands for each.
   * The extensions that HL7 reserves for elements of a later version ({@code
   * http://hl7.org/fhir/5.0/StructureDefinition/…}) are refused by HAPI's validator in R4B, so that
   * these are our own.
   */
  private static final List<Carried> CARRIED =
      List.of(
          new Carried("MedicationKnowledge", "", "identifier", "identifier", "valueIdentifier"),
          new Carried(
              "MedicationKnowledge",
              "",
              "clinicalUseIssue",
              "clinical-use-issue",
              "valueReference"),
          new Carried(
              "MedicationKnowledge",
              "medicineClassification",
              "sourceString",
              "classification-source",
              "valueString"),
          new Carried("Medication", "", "definition", "definition", "valueReference"),
          new Carried("Group", "", "description", "description", "valueMarkdown"),
          new Carried(
              "ClinicalUseDefinition", "indication", "durationString", "duration", "valueString"),
          new Carried(
              "ClinicalUseDefinition", "indication", "durationRange", "duration", "valueRange"));

  private static final Carried PUBLICATION_DATE =
      new Carried("", "", "publicationDate", "publication-date", "valueDate");

  /** R5 has there what R4B has as a reason; both are only ever a text here. */
  private static final String WHY = "authorization";

  private static final String CONCEPT = "concept";
  private static final String REASON = "reason";

  private Translation() {}

  /** Makes R4B of a resource of R5, or of a Bundle of them. */
  public static void toR4b(ObjectNode resource) {
    resources(resource).forEach(Translation::down);
  }

  /** Makes R5 of a resource of R4B, or of a Bundle of them. */
  public static void toR5(ObjectNode resource) {
    resources(resource).forEach(Translation::up);
  }

  private static List<ObjectNode> resources(ObjectNode resource) {
    return type(resource).equals("Bundle")
        ? Trees.objects(resource.path("entry")).stream()
            .flatMap(e -> Trees.objects(e.path("resource")).stream())
            .toList()
        : List.of(resource);
  }

  private static String type(ObjectNode resource) {
    return resource.path("resourceType").asText();
  }

  private static void down(ObjectNode resource) {
    String type = type(resource);
    if (type.equals("MedicationKnowledge")) {
      Indications.toR4b(resource);
      rename(resource, "name", "synonym");
    }
    CARRIED.stream()
        .filter(c -> c.type().equals(type))
        .forEach(c -> Trees.objects(at(resource, c)).forEach(c::toExtension));
    artifacts(resource).forEach(PUBLICATION_DATE::toExtension);
    if (type.equals("Provenance") && resource.has(WHY)) {
      ArrayNode reasons = resource.arrayNode();
      resource.remove(WHY).forEach(why -> reasons.add(why.path(CONCEPT)));
      resource.set(REASON, reasons);
    }
    if (type.equals("Group") && resource.path("membership").asText().equals("definitional")) {
      resource.remove("membership");
      resource.put("actual", false);
    }
  }

  private static void up(ObjectNode resource) {
    String type = type(resource);
    CARRIED.stream()
        .filter(c -> c.type().equals(type))
        .forEach(c -> Trees.objects(at(resource, c)).forEach(c::toElement));
    artifacts(resource).forEach(PUBLICATION_DATE::toElement);
    if (type.equals("Provenance") && resource.has(REASON)) {
      ArrayNode whys = resource.arrayNode();
      resource.remove(REASON).forEach(reason -> whys.addObject().set(CONCEPT, reason));
      resource.set(WHY, whys);
    }
    if (type.equals("MedicationKnowledge")) {
      Indications.toR5(resource);
      rename(resource, "synonym", "name");
    }
    JsonNode actual = resource.path("actual");
    if (type.equals("Group") && actual.isBoolean() && !actual.asBoolean()) {
      resource.remove("actual");
      resource.put("membership", "definitional");
    }
  }

  private static JsonNode at(ObjectNode resource, Carried carried) {
    return carried.holder().isEmpty() ? resource : resource.path(carried.holder());
  }

  private static void rename(ObjectNode resource, String from, String to) {
    if (resource.has(from) && !resource.has(to)) {
      resource.set(to, resource.remove(from));
    }
  }

  /** Every RelatedArtifact in the extensions of a resource, however deep. */
  private static List<ObjectNode> artifacts(JsonNode within) {
    return within.findValues("valueRelatedArtifact").stream()
        .flatMap(found -> Trees.objects(found).stream())
        .toList();
  }

  /** The indications that R5 gives a place of their own, with room for doses that are not there. */
  private static final class Indications {
    private static final Carried INDICATION =
        new Carried("", "", "indication", "indication", "valueReference");

    static void toR4b(ObjectNode page) {
      JsonNode guidelines = page.path("indicationGuideline");
      List<JsonNode> references =
          Trees.objects(guidelines).stream().map(Indications::reference).toList();
      if (!references.isEmpty() && references.stream().allMatch(JsonNode::isObject)) {
        page.remove("indicationGuideline");
        ArrayNode indications = page.putArray("indication");
        references.forEach(indications::add);
        INDICATION.toExtension(page);
      }
    }

    private static JsonNode reference(ObjectNode guideline) {
      JsonNode indications = guideline.path("indication");
      boolean alone = guideline.size() == 1 && indications.size() == 1;
      return alone && indications.path(0).size() == 1
          ? indications.path(0).path("reference")
          : indications.path("none");
    }

    static void toR5(ObjectNode page) {
      INDICATION.toElement(page);
      JsonNode indications = page.path("indication");
      if (indications.isArray()) {
        page.remove("indication");
        ArrayNode guidelines = page.putArray("indicationGuideline");
        indications.forEach(
            i -> guidelines.addObject().putArray("indication").addObject().set("reference", i));
      }
    }
  }
}
