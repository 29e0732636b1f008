package org.spasmwatch.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.SmallKnowledge;

/**
 * Everything that is served keeps to the profile it names, and what breaks one is refused, in both
 * versions. HAPI's validator loads all of FHIR's definitions, hence apart from the tests.
 */
class ValidatedProfilesTest {
  private static final String URL = "https://spasmwatch.org/fhir/StructureDefinition/";
  private static final KnowledgeBase SMALL = SmallKnowledge.knowledge();
  private static final Map<String, ProfileValidator> SMALL_VALIDATORS = new ConcurrentHashMap<>();

  private static ProfileValidator small(String edition) {
    return SMALL_VALIDATORS.computeIfAbsent(edition, e -> validator(e, SMALL));
  }

  private static ProfileValidator validator(String edition, KnowledgeBase knowledge) {
    try {
      return ProfileValidator.of(edition, knowledge);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Edition edition(String name) {
    return Rendered.EDITIONS.get(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void everyResourceKeepsToItsProfile(String edition) {
    for (KnowledgeBase knowledge : List.of(SMALL, Knowledge.bundled())) {
      ProfileValidator validator =
          knowledge == SMALL ? small(edition) : validator(edition, knowledge);
      List<ObjectNode> all = Rendered.all(edition(edition), knowledge).toList();

      assertThat(all)
          .isNotEmpty()
          .allSatisfy(r -> assertThat(r.at("/meta/profile/0").asText()).startsWith(URL));
      assertThat(all.stream().flatMap(r -> validator.errors(r.toString()).stream()).distinct())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void theConformanceResourcesAreValidThemselves(String edition) throws IOException {
    ProfileValidator validator = small(edition);

    assertThat(
            Stream.concat(
                    ProfileValidator.compiled(edition).stream(),
                    Terminologies.of(SMALL).stream().map(ObjectNode::toString))
                .flatMap(r -> validator.errors(r).stream()))
        .isEmpty();
  }

  /** What is wrong, of which resource, how it becomes so, and what the validator has to name. */
  private record Wrong(String what, String of, Consumer<ObjectNode> change, String named) {}

  private static List<Wrong> wrongs() {
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
            ValidatedProfilesTest::fileAsEffect,
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
            "denied-effect"),
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
            "ActivityDefinition/egfr",
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

  @TestFactory
  Stream<DynamicTest> whatIsWrongIsRefused() {
    return Stream.of("r5", "r4b")
        .flatMap(
            edition ->
                wrongs().stream()
                    .map(
                        wrong ->
                            DynamicTest.dynamicTest(
                                edition + ": " + wrong.what(),
                                () -> assertRefused(edition, wrong))));
  }

  private static void assertRefused(String edition, Wrong wrong) {
    ObjectNode resource = Rendered.one(edition(edition), SMALL, wrong.of());
    wrong.change().accept(resource);

    assertThat(small(edition).errors(resource.toString()))
        .anyMatch(error -> error.contains(wrong.named()));
  }
}
