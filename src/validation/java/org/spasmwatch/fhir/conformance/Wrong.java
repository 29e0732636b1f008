package org.spasmwatch.fhir.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A resource with something wrong in it.
 *
 * @param of the resource of the small knowledge that is changed
 * @param named what a validator has to name
 */
record Wrong(String what, String of, Consumer<ObjectNode> change, String named) {
  private static final String URL = "https://spasmwatch.org/fhir/StructureDefinition/";

  static List<Wrong> all() {
    return List.of(
        new Wrong(
            "a MedicationKnowledge as subject",
            "ClinicalUseDefinition/mildol-effect",
            r -> ((ObjectNode) r.at("/subject/0")).put("reference", "MedicationKnowledge/mildol"),
            "spasmwatch-subject"),
        new Wrong(
            "a type that does not fit the content",
            "ClinicalUseDefinition/mildol-effect",
            r -> r.put("type", "warning"),
            "spasmwatch-type"),
        new Wrong(
            "content of another type",
            "ClinicalUseDefinition/mildol-not",
            r -> r.set("warning", r.objectNode().put("description", "also this")),
            "warning"),
        new Wrong(
            "no evidence",
            "ClinicalUseDefinition/mildol-effect",
            r -> remove(r, "extension", "citation"),
            "citation"),
        new Wrong(
            "evidence without a claim",
            "ClinicalUseDefinition/mildol-effect",
            r ->
                extensions(r, "extension", "citation")
                    .forEach(c -> remove(c, "extension", "claim")),
            "claim"),
        new Wrong(
            "negative knowledge filed as an undesirable effect",
            "ClinicalUseDefinition/mildol-denied",
            Wrong::fileAsEffect,
            "spasmwatch-type"),
        new Wrong(
            "an undesirable effect that claims to be one and denies it",
            "ClinicalUseDefinition/mildol-denied",
            r -> {
              fileAsEffect(r);
              r.put("type", "undesirable-effect");
              r.remove("warning");
              ((ArrayNode) r.at("/meta/profile"))
                  .removeAll()
                  .add(URL + "undesirable-effect-statement");
            },
            "slicing is CLOSED"),
        new Wrong(
            "a denied effect that is no modifier",
            "ClinicalUseDefinition/mildol-denied",
            r ->
                ((ArrayNode) r.path("extension")).addAll((ArrayNode) r.remove("modifierExtension")),
            "denied-effect"),
        new Wrong(
            "an element that would be lost",
            "ClinicalUseDefinition/mildol-effect",
            r ->
                ((ObjectNode) r.path("undesirableEffect"))
                    .putObject("classification")
                    .put("text", "nervous system"),
            "classification"),
        new Wrong(
            "an extension that would be lost",
            "ClinicalUseDefinition/mildol-effect",
            r ->
                ((ArrayNode) r.path("extension"))
                    .addObject()
                    .put("url", URL + "synonym")
                    .put("valueString", "?"),
            "synonym"),
        new Wrong(
            "a finding that nobody knows",
            "ClinicalUseDefinition/mildol-flag",
            r ->
                ((ObjectNode)
                        extensions(r, "extension", "index-finding")
                            .get(0)
                            .at("/valueCodeableConcept/coding/0"))
                    .put("code", "no-such-finding"),
            "no-such-finding"),
        new Wrong(
            "a red flag without signs",
            "ClinicalUseDefinition/mildol-flag",
            r -> remove(r, "extension", "signs"),
            "spasmwatch-signs"),
        new Wrong(
            "a Group of members",
            "Group/mildol-not-population-1",
            r -> r.putArray("member").addObject().putObject("entity").put("reference", "Patient/1"),
            "member"),
        new Wrong(
            "a criterion whose part says nothing",
            "Group/mildol-not-population-1",
            r ->
                extensions((ObjectNode) r.at("/characteristic/1"), "extension", "criterion")
                    .forEach(
                        c ->
                            extensions(c, "extension", "part")
                                .forEach(p -> ((ArrayNode) p.path("extension")).remove(0))),
            "spasmwatch-criterion"),
        new Wrong(
            "a drug with members",
            "MedicationKnowledge/mildols",
            r -> ((ObjectNode) r.at("/productType/0/coding/0")).put("code", "drug"),
            "spasmwatch-members"),
        new Wrong(
            "an order that is one",
            "ActivityDefinition/creatinine",
            r -> r.put("intent", "order"),
            "intent"));
  }

  private static void fileAsEffect(ObjectNode resource) {
    resource
        .putObject("undesirableEffect")
        .putObject("symptomConditionEffect")
        .set("concept", resource.at("/modifierExtension/0/valueCodeableConcept"));
  }

  private static List<ObjectNode> extensions(ObjectNode of, String list, String name) {
    return Stream.iterate(0, i -> i < of.path(list).size(), i -> i + 1)
        .map(i -> (ObjectNode) of.path(list).get(i))
        .filter(e -> isNamed(e, name))
        .toList();
  }

  private static boolean isNamed(JsonNode extension, String name) {
    String url = extension.path("url").asText();
    return url.equals(name) || url.equals(URL + name);
  }

  private static void remove(ObjectNode of, String list, String name) {
    Iterator<JsonNode> all = of.path(list).elements();
    while (all.hasNext()) {
      if (isNamed(all.next(), name)) {
        all.remove();
      }
    }
  }
}
