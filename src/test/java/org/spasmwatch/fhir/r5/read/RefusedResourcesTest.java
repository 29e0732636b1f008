package org.spasmwatch.fhir.r5.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.spasmwatch.fhir.r5.read.Written.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.SmallKnowledge;

/** What the model has no place for, or what is wrong, is named by its place; nothing is thrown. */
class RefusedResourcesTest {
  private static final Written R5_TEXT = Written.in(new R5(), SmallKnowledge.knowledge());
  private static final Written R4B_TEXT = Written.in(new R4b(), SmallKnowledge.knowledge());
  private static final List<String> KINDS =
      List.of(
          "mildol-effect",
          "mildol-pair",
          "mildol-not",
          "mildol-flag",
          "mildol-for",
          "mildol-denied");

  private static ObjectNode definition(String id) {
    return R5_TEXT.resource("ClinicalUseDefinition", id).orElseThrow();
  }

  /** The place of each fault after the change, and what is said of it. */
  private static List<String> faults(String id, Consumer<ObjectNode> change) {
    ObjectNode definition = definition(id);
    change.accept(definition);
    return refused(R5_TEXT.statement(definition)).stream()
        .map(i -> i.where() + " " + i.diagnostics())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "mildol-effect {'implicitRules': 'x'} -> ClinicalUseDefinition.implicitRules",
        "mildol-effect {'modifierExtension': [{'url': 'x', 'valueCode': 'y'}]}"
            + " -> ClinicalUseDefinition.modifierExtension",
        "mildol-effect {'identifier': [{'system': 'https://elsewhere', 'value': '1', 'period':"
            + " {'start': '2020'}}]} -> ClinicalUseDefinition.identifier[0].period",
        "mildol-effect {'meta': {'tag': [{'system': 'https://elsewhere', 'code': 'x',"
            + " 'userSelected': true}]}} -> ClinicalUseDefinition.meta.tag[0].userSelected",
        "mildol-effect {'meta': {'versionId': '3', 'security': [{'code': 'R', 'x': 1}]}}"
            + " -> ClinicalUseDefinition.meta.security[0].x",
        "mildol-effect {'text': {'status': 'additional', 'div': '<div/>'}}"
            + " -> ClinicalUseDefinition.text",
        "mildol-effect {'status': {'coding': [{'code': 'shelved'}]}}"
            + " -> ClinicalUseDefinition.status.coding[0].code here has to be one of active, draft",
        "mildol-effect {'subject': [{'reference': 'MedicationKnowledge/mildol'}]}"
            + " -> ClinicalUseDefinition.subject[0] here has to be a Reference of the form"
            + " Medication/<id>",
        "mildol-effect {'subject': []} -> ClinicalUseDefinition.subject a statement is about one",
        "mildol-effect {'population': [{'reference': 'Group/none'}]}"
            + " -> ClinicalUseDefinition.population[0] there is no such Group",
        "mildol-effect {'undesirableEffect': {'symptomConditionEffect': {'concept': {'coding':"
            + " [{'system': 'http://snomed.info/sct', 'code': '1'}]}}}}"
            + " -> ClinicalUseDefinition.undesirableEffect.symptomConditionEffect.concept here has",
        "mildol-effect {'undesirableEffect': {'symptomConditionEffect': {'concept': {'text':"
            + " 'shaking', 'coding': [{'system': 'http://snomed.info/sct', 'code': '17450006'}]}}}}"
            + " -> ClinicalUseDefinition.undesirableEffect.symptomConditionEffect.concept.text",
        "mildol-effect {'undesirableEffect': {'classification': {'text': 'x'}}}"
            + " -> ClinicalUseDefinition.undesirableEffect the knowledge has no place",
        "mildol-effect {'type': 'warning'} -> ClinicalUseDefinition.undesirableEffect",
        "mildol-denied {'type': 'undesirable-effect'} -> ClinicalUseDefinition.warning",
        "mildol-pair {'interaction': {'interactant': [{'itemCodeableConcept': {'text': 'x'}}]}}"
            + " -> ClinicalUseDefinition.interaction the knowledge has no place",
        "mildol-for {'indication': {'diseaseSymptomProcedure': {'concept': {'text': 'x'}},"
            + " 'durationRange': {'low': {'value': 1}}}}"
            + " -> ClinicalUseDefinition.indication.durationRange",
        "mildol-flag {'id': 'Not_Ours'} -> ClinicalUseDefinition.id an id is of",
        "mildol-flag {'extension': []} -> ClinicalUseDefinition a statement rests on",
        "mildol-flag {'extension': []} -> ClinicalUseDefinition a red flag has signs",
        "mildol-flag {'extension': {}} -> ClinicalUseDefinition.extension here has to be an array",
      })
  void whatIsWrongIsNamedByItsPlace(String asked, String says) {
    String[] parts = asked.split(" ", 2);
    ObjectNode change = (ObjectNode) Bundles.json(parts[1].replace('\'', '"'));

    assertThat(faults(parts[0], d -> d.setAll(change)))
        .anySatisfy(fault -> assertThat(fault).startsWith(says));
  }

  @Test
  void whatIsWrongInAGroupIsSaidOfTheGroup() {
    ObjectNode definition = definition("mildol-not");
    ObjectNode group = R5_TEXT.resource("Group", "mildol-not-population-1").orElseThrow();
    group.putObject("managingEntity").put("reference", "Organization/x");
    group.withArray("characteristic").addObject().putObject("code").put("text", "tall");

    List<Issue> faults =
        refused(
            R5_TEXT
                .reader()
                .statement(
                    definition,
                    id ->
                        id.contains("population")
                            ? Optional.of(group)
                            : R5_TEXT.resource("Group", id)));

    assertThat(faults)
        .extracting(Issue::where)
        .contains("Group.managingEntity", "Group.characteristic[2]");
    assertThat(faults)
        .allSatisfy(f -> assertThat(f.diagnostics()).startsWith("Group/mildol-not-population-1: "));
  }

  @Test
  void aFindingIsKnownByAnyOfItsCodes() {
    ObjectNode definition = definition("mildol-effect");
    ObjectNode concept =
        (ObjectNode) definition.at("/undesirableEffect/symptomConditionEffect/concept");
    ((ArrayNode) concept.path("coding")).remove(0);

    ClinicalUse use = Written.read(R5_TEXT.statement(definition));

    assertThat(use).isEqualTo(R5_TEXT.statement("mildol-effect"));
  }

  @Test
  void whatTurnsTheMeaningAroundIsAModifierOrRefused() {
    assertThat(faults("mildol-effect", d -> move(d, "modifierExtension", "extension")))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).contains("would be lost"));
    assertThat(faults("mildol-denied", d -> move(d, "modifierExtension", "extension")))
        .anySatisfy(f -> assertThat(f).contains("denied-effect' is missing here"));
    assertThat(faults("mildol-effect", d -> move(d, "extension", "modifierExtension")))
        .anySatisfy(f -> assertThat(f).contains("use' is missing here"));
  }

  private static void move(ObjectNode definition, String from, String to) {
    definition.withArray(to).addAll((ArrayNode) definition.remove(from));
  }

  @Test
  void derivedElementsMayBeAbsent() {
    ObjectNode definition = definition("mildol-effect");
    definition.remove(List.of("meta", "text", "status", "category", "identifier"));
    ((ObjectNode) definition.path("undesirableEffect")).remove("frequencyOfOccurrence");

    assertThat(Written.read(R5_TEXT.statement(definition)))
        .isEqualTo(R5_TEXT.statement("mildol-effect"));
  }

  @Test
  void anotherTypeIsRefused() {
    assertThat(refused(R5_TEXT.statement(R5_TEXT.resource("Medication", "mildol").orElseThrow())))
        .singleElement()
        .satisfies(i -> assertThat(i.diagnostics()).contains("ClinicalUseDefinition"));
    assertThat(refused(R5_TEXT.reader().drug(definition("mildol-effect")))).hasSize(1);
  }

  @Test
  void whatOnlyR4BHasIsNamedToo() {
    ObjectNode page = R4B_TEXT.resource("MedicationKnowledge", "mildol").orElseThrow();
    page.putArray("kinetics").addObject().putObject("halfLifePeriod").put("value", 1);
    page.putObject("amount").put("value", 2);

    assertThat(refused(R4B_TEXT.reader().drug(page)))
        .extracting(Issue::where)
        .containsExactlyInAnyOrder("MedicationKnowledge.kinetics", "MedicationKnowledge.amount");
  }

  private static void objects(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> objects(child, found));
  }

  /** What stands in a derived part is compared by whoever stores it, all else is named. */
  @TestFactory
  Stream<DynamicTest> nothingIsDroppedSilently() {
    return KINDS.stream()
        .map(
            id ->
                DynamicTest.dynamicTest(
                    id,
                    () -> {
                      ClinicalUse before = R5_TEXT.statement(id);
                      for (int i = 0; i < count(id); i++) {
                        ObjectNode changed = definition(id);
                        List<ObjectNode> objects = new ArrayList<>();
                        objects(changed, objects);
                        objects.get(i).put("stranger", true);
                        R5_TEXT
                            .statement(changed)
                            .match(
                                use -> assertThat(use).isEqualTo(before),
                                issues ->
                                    assertThat(issues)
                                        .anyMatch(f -> ("" + f.where()).endsWith("stranger")));
                      }
                    }));
  }

  private static int count(String id) {
    List<ObjectNode> objects = new ArrayList<>();
    objects(definition(id), objects);
    return objects.size();
  }

  /** Every member of every object, replaced by something else in turn. */
  @TestFactory
  Stream<DynamicTest> whateverStandsThereNothingIsThrown() {
    return KINDS.stream()
        .flatMap(
            id ->
                Stream.of("null", "1", "\"x\"", "\"\"", "true", "[]", "{}", "[{}]", "[null]")
                    .map(
                        other ->
                            DynamicTest.dynamicTest(
                                id + " " + other, () -> replaceEach(id, Bundles.json(other)))));
  }

  private static void replaceEach(String id, JsonNode other) {
    for (int i = 0; i < count(id); i++) {
      List<ObjectNode> whole = new ArrayList<>();
      objects(definition(id), whole);
      List<String> names = new ArrayList<>();
      whole.get(i).fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        for (Written version : List.of(R5_TEXT, R4B_TEXT)) {
          ObjectNode changed = definition(id);
          List<ObjectNode> objects = new ArrayList<>();
          objects(changed, objects);
          objects.get(i).set(name, other);
          assertThatCode(() -> version.statement(changed)).doesNotThrowAnyException();
        }
      }
    }
  }
}
