package org.spasmwatch.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.testkit.Bundles;

/** JSON Patch (RFC 6902) and FHIRPath Patch (FHIR R5, 3.2.3), by what they make of a resource. */
class PatchesTest {
  private static final String RESOURCE =
      """
      {"resourceType": "ClinicalUseDefinition", "id": "x", "language": "en",
       "identifier": [{"system": "urn:a", "value": "1"}, {"system": "urn:b", "value": "2"}],
       "type": "indication", "status": {"text": "draft"},
       "extension": [{"url": "http://example.org/size", "valueDecimal": 1.50},
                     {"url": "http://example.org/weight", "valueDecimal": 2.50}]}
      """;

  private static String joined(List<Issue> issues) {
    return issues.stream()
        .map(i -> i.code() + ": " + i.diagnostics())
        .collect(Collectors.joining());
  }

  private static String said(Reading<Patch> patch) {
    return patch
        .match(read -> read.apply(RESOURCE), Reading::<String>refused)
        .match(Function.identity(), PatchesTest::joined);
  }

  private static String json(String changes) {
    return said(JsonPatch.of(Bundles.json(changes.replace('\'', '"'))));
  }

  private static Reading<Patch> path(FhirVersion version, String... operations) {
    String parameters =
        List.of(operations).stream()
            .map(
                o ->
                    "{\"name\": \"operation\", \"part\": ["
                        + o.replaceAll("(\\w+): ", "\"name\": \"$1\", ")
                            .replace("<", "{")
                            .replace(">", "}")
                        + "]}")
            .collect(Collectors.joining(", "));
    return PathPatch.of(
        Bundles.json("{\"resourceType\": \"Parameters\", \"parameter\": [" + parameters + "]}"),
        version);
  }

  private static String type(String type, String path) {
    return "<type: \"valueCode\": \"%s\">, <path: \"valueString\": \"%s\">".formatted(type, path);
  }

  private static JsonNode done(FhirVersion version, String... operations) {
    String said = said(path(version, operations));
    assertThat(said).startsWith("{").contains("2.50");
    return Bundles.json(said);
  }

  @Test
  void aJsonPatchIsDoneInItsOrderAndKeepsTheDigitsOfNumbers() {
    String said =
        json(
            """
            [{'op': 'test', 'path': '/extension/0/valueDecimal', 'value': 1.5},
             {'op': 'add', 'path': '/identifier/-', 'value': {'value': '3'}},
             {'op': 'copy', 'from': '/identifier/0', 'path': '/identifier/0'},
             {'op': 'remove', 'path': '/identifier/1'},
             {'op': 'move', 'from': '/language', 'path': '/implicitRules'},
             {'op': 'replace', 'path': '/status/text', 'value': 'active'}]
            """);

    JsonNode patched = Bundles.json(said);

    assertThat(patched.path("identifier").findValuesAsText("value")).containsExactly("1", "2", "3");
    assertThat(patched.path("implicitRules").asText()).isEqualTo("en");
    assertThat(patched.has("language")).isFalse();
    assertThat(patched.at("/status/text").asText()).isEqualTo("active");
    assertThat(said).contains("1.50", "2.50");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{}|an array",
        "[1]|op is one of",
        "[{'op': 'brew', 'path': '/x'}]|op is one of",
        "[{'op': 'remove'}]|JSON Pointer",
        "[{'op': 'remove', 'path': 'x'}]|JSON Pointer",
        "[{'op': 'copy', 'path': '/x'}]|JSON Pointer",
        "[{'op': 'add', 'path': '/x'}]|value is missing"
      })
  void whatIsNoJsonPatchIsRefusedAsMalformed(String changes, String why) {
    assertThat(json(changes)).startsWith("structure: ").contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'op': 'remove', 'path': '/none'}|nothing is at its path",
        "{'op': 'replace', 'path': '/identifier/9', 'value': 1}|nothing is at its path",
        "{'op': 'add', 'path': '/identifier/x', 'value': 1}|nothing is at its path",
        "{'op': 'add', 'path': '/language/x', 'value': 1}|nothing is at its path",
        "{'op': 'move', 'from': '/status', 'path': '/status/text'}|nothing is at its path",
        "{'op': 'test', 'path': '/language', 'value': 'de'}|the test fails",
        "{'op': 'test', 'path': '/none', 'value': 'de'}|nothing is at its path",
        "{'op': 'remove', 'path': ''}|nothing is at its path"
      })
  void aChangeThatCannotBeMadeIsNamed(String change, String why) {
    assertThat(json("[{'op': 'test', 'path': '/id', 'value': 'x'}, " + change + "]"))
        .startsWith("processing: change 1")
        .contains(why);
  }

  @Test
  void aPointerMayBeLong() {
    String nowhere = "/a~0~1b".repeat(100_000);

    assertThat(json("[{'op': 'remove', 'path': '" + nowhere + "'}]"))
        .contains("nothing is at its path");
    assertThat(json("[{'op': 'remove', 'path': '" + nowhere + "~2'}]")).contains("JSON Pointer");
  }

  @Test
  void copiesThatGrowWithoutEndAreStopped() {
    String twice = "{'op': 'copy', 'from': '/identifier', 'path': '/identifier/-'},";

    assertThat(json("[" + twice.repeat(60) + twice.substring(0, twice.length() - 1) + "]"))
        .contains("too long");
  }

  @ParameterizedTest
  @EnumSource(names = {"R4B", "R5"})
  void eachOperationOfAFhirPathPatchIsDone(FhirVersion version) {
    JsonNode patched =
        done(
            version,
            type("replace", "ClinicalUseDefinition.type") + ", <value: \"valueCode\": \"warning\">",
            type("add", "ClinicalUseDefinition")
                + ", <name: \"valueString\": \"identifier\">,"
                + " <value: \"valueIdentifier\": {\"value\": \"3\"}>",
            type("insert", "ClinicalUseDefinition.identifier")
                + ", <index: \"valueInteger\": 0>,"
                + " <value: \"valueIdentifier\": {\"value\": \"0\"}>",
            type("move", "ClinicalUseDefinition.identifier")
                + ", <source: \"valueInteger\": 3>, <destination: \"valueInteger\": 1>",
            type("delete", "ClinicalUseDefinition.identifier.where(system = 'urn:b')"),
            type("delete", "ClinicalUseDefinition.language"),
            type("delete", "ClinicalUseDefinition.language"),
            type("replace", "ClinicalUseDefinition.extension('http://example.org/size').value")
                + ", <value: \"valueString\": \"large\">");

    assertThat(patched.path("type").asText()).isEqualTo("warning");
    assertThat(patched.path("identifier").findValuesAsText("value")).containsExactly("0", "3", "1");
    assertThat(patched.has("language")).isFalse();
    assertThat(patched.at("/extension/0/valueString").asText()).isEqualTo("large");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "extension('http://example.org/size').value.ofType(decimal)|1.50",
        "extension.value.ofType(FHIR.decimal)[0]|1.50",
        "extension.value.ofType( decimal ).ofType(decimal)[0]|1.50",
        "extension.where(url = 'a.ofType(b)' or url.endsWith('size')).value.ofType(decimal)|1.50",
        "identifier[0].ofType(Identifier).value|1"
      })
  void aPathMayAskForAType(String path, String found) {
    String replaced =
        said(
            path(
                FhirVersion.R5,
                type("replace", "ClinicalUseDefinition." + path)
                    + ", <value: \"valueString\": \"new\">"));

    assertThat(replaced).startsWith("{").contains("\"new\"", "2.50");
    assertThat(replaced).doesNotContain(":" + found + "}", "\"" + found + "\"");
    assertThat(
            said(
                path(
                    FhirVersion.R5,
                    type("delete", "ClinicalUseDefinition." + path + ".ofType(x)"))))
        .contains(found);
  }

  @ParameterizedTest
  @EnumSource(names = {"R4B", "R5"})
  void anElementWithoutATypeIsGivenByItsParts(FhirVersion version) {
    JsonNode patched =
        done(
            version,
            type("add", "ClinicalUseDefinition")
                + ", <name: \"valueString\": \"contraindication\">, <value: \"part\": ["
                + "<diseaseStatus: \"part\": [<concept: \"valueCodeableConcept\":"
                + " {\"text\": \"s\"}>]>,"
                + " <otherTherapy: \"part\": [<relationshipType: \"valueCodeableConcept\":"
                + " {\"text\": \"before\"}>]>"
                + "]>");

    assertThat(patched.at("/contraindication/diseaseStatus/concept/text").asText()).isEqualTo("s");
    assertThat(patched.at("/contraindication/otherTherapy/0/relationshipType/text").asText())
        .isEqualTo("before");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "replace|ClinicalUseDefinition.none|<value: \"valueCode\": \"x\">|leads nowhere",
        "replace|ClinicalUseDefinition.identifier|<value: \"valueIdentifier\": {}>|more than one",
        "delete|ClinicalUseDefinition.identifier||more than one",
        "replace|ClinicalUseDefinition.type|<value: \"valueIdentifier\": {}>|another type",
        "replace|ClinicalUseDefinition.type|<value: \"valueCode\": \"brew\">|another type",
        "delete|ClinicalUseDefinition.identifier.exists()||no element that can be changed",
        "delete|ClinicalUseDefinition.type +||no FHIRPath",
        "delete|ClinicalUseDefinition.extension.where(value.ofType(decimal) = 1)||not taken in a"
            + " patch",
        "delete|ClinicalUseDefinition.extension.value.ofType(decimal||not taken in a patch",
        "delete|ClinicalUseDefinition.extension.value.ofType(decimal)||more than one",
        "delete|ClinicalUseDefinition.type.matches('(a+)+b')||not taken in a patch",
        "add|ClinicalUseDefinition|<name: \"valueString\": \"type\">, <value: \"valueCode\":"
            + " \"warning\">|there already",
        "add|ClinicalUseDefinition|<name: \"valueString\": \"colour\">, <value: \"valueCode\":"
            + " \"warning\">|no element of that name",
        "add|ClinicalUseDefinition|<name: \"valueString\": \"warning\">, <value: \"valueCode\":"
            + " \"warning\">|no type its parts",
        "insert|ClinicalUseDefinition.identifier|<index: \"valueInteger\": 3>, <value:"
            + " \"valueIdentifier\": {}>|2 elements",
        "insert|ClinicalUseDefinition.type|<index: \"valueInteger\": 0>, <value: \"valueCode\":"
            + " \"x\">|not lead to a list",
        "move|ClinicalUseDefinition.identifier|<source: \"valueInteger\": 2>, <destination:"
            + " \"valueInteger\": 0>|2 elements"
      })
  void whatAFhirPathPatchCannotDoIsNamed(String type, String path, String rest, String why) {
    String operation = type(type, path) + (rest == null ? "" : ", " + rest);

    assertThat(said(path(FhirVersion.R5, operation)))
        .startsWith("processing: change 0")
        .contains(why)
        .doesNotContain("hl7", "hapi", "HAPI", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<type: \"valueCode\": \"brew\">, <path: \"valueString\": \"x\">",
        "<type: \"valueCode\": \"delete\">",
        "<type: \"valueCode\": \"add\">, <path: \"valueString\": \"x\">",
        "<type: \"valueCode\": \"delete\">, <path: \"valueString\": \"x\">, <x: \"valueCode\":"
            + " \"x\">",
        "<type: \"valueCode\": \"move\">, <path: \"valueString\": \"x\">, <source: \"valueString\":"
            + " \"a\">, <destination: \"valueInteger\": 1>",
      })
  void parametersThatAreNoPatchAreMalformed(String operation) {
    assertThat(said(path(FhirVersion.R5, operation))).startsWith("structure: ");
    assertThat(said(PathPatch.of(Bundles.json("{\"resourceType\": \"Basic\"}"), FhirVersion.R5)))
        .startsWith("structure: ");
  }
}
