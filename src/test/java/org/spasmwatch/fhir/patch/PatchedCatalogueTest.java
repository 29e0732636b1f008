package org.spasmwatch.fhir.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;

/** A patch changes what it names and nothing else, of whatever the catalogue shows. */
class PatchedCatalogueTest {
  private static final String TAG = "{\"system\": \"urn:x\", \"code\": \"y\"}";

  private static String done(Reading<Patch> patch, String resource) {
    return patch
        .match(read -> read.apply(resource), Reading::<String>refused)
        .match(
            Function.identity(),
            issues -> {
              throw new AssertionError(resource + issues);
            });
  }

  private static void isUnchangedButForTheTag(FhirVersion version, String resource) {
    JsonNode parameters =
        Bundles.json(
            """
            {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
             {"name": "type", "valueCode": "add"}, {"name": "path", "valueString": "meta"},
             {"name": "name", "valueString": "tag"}, {"name": "value", "valueCoding": %s}]}]}
            """
                .formatted(TAG));
    JsonNode changes =
        Bundles.json("[{\"op\": \"add\", \"path\": \"/meta/tag/-\", \"value\": " + TAG + "}]");
    String byPath = done(PathPatch.of(parameters, version), resource);
    String byPointer =
        Bundles.json(resource).at("/meta/tag").isArray()
            ? done(JsonPatch.of(changes), resource)
            : byPath;

    assertThat(byPath).contains("\"urn:x\"");
    assertThat(Bundles.json(byPath)).isEqualTo(Bundles.json(byPointer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void bothKindsOfPatchMakeTheSame(String base) {
    Edition edition = base.equals("r5") ? R5.edition() : R4b.edition();
    FhirVersion version = FhirVersion.ofBase(base).orElseThrow();
    Knowledge.bundled()
        .records()
        .uses()
        .forEach(
            use ->
                isUnchangedButForTheTag(
                    version,
                    edition
                        .read(Knowledge.bundled(), "ClinicalUseDefinition", use.id(), R5.PLAIN)
                        .orElseThrow()
                        .body()));
  }
}
