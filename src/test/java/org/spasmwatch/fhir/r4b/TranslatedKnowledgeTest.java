package org.spasmwatch.fhir.r4b;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4b.model.Bundle;
import org.hl7.fhir.r4b.model.CapabilityStatement;
import org.hl7.fhir.r4b.model.MedicationKnowledge;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** All of the knowledge in FHIR R4B: it is valid R4B, and says all that R5 says. */
class TranslatedKnowledgeTest {
  private static final String BASE = "https://example.org/fhir/r4b";

  private static Stream<String> ids(Edition edition, KnowledgeBase knowledge, String type) {
    List<Argument> first = List.of(new Argument("_count", "200"));
    return Stream.iterate(
            Optional.of(page(edition, knowledge, type, first)),
            Optional::isPresent,
            page -> page.flatMap(p -> next(edition, knowledge, type, p)))
        .flatMap(Optional::stream)
        .flatMap(p -> p.findValuesAsText("fullUrl").stream())
        .map(url -> url.substring(url.lastIndexOf('/') + 1));
  }

  /** The rest is compiled for each version. */
  private static boolean isOfKnowledge(String type) {
    return !Set.of(
            "CapabilityStatement",
            "CodeSystem",
            "OperationDefinition",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet")
        .contains(type);
  }

  private static Optional<JsonNode> next(
      Edition edition, KnowledgeBase knowledge, String type, JsonNode page) {
    JsonNode link = page.path("link").path(1).path("url");
    return link.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            page(
                edition,
                knowledge,
                type,
                List.of(
                    new Argument("_count", "200"),
                    new Argument("_after", link.asText().split("_after=", 2)[1]))));
  }

  private static JsonNode page(
      Edition edition, KnowledgeBase knowledge, String type, List<Argument> arguments) {
    return Bundles.json(
        edition
            .search(knowledge, new Request(type, arguments, BASE, true, R5.CURSORS), R5.PLAIN)
            .match(
                json -> json,
                issues -> {
                  throw new AssertionError(issues);
                }));
  }

  private static ObjectNode tree(Edition edition, KnowledgeBase knowledge, String type, String id) {
    return Trees.read(edition.read(knowledge, type, id, R5.PLAIN).orElseThrow().body());
  }

  @TestFactory
  Stream<DynamicTest> itIsTheSameAsInR5AndGoesBackToIt() {
    return Stream.of(Knowledge.bundled(), SmallKnowledge.knowledge())
        .flatMap(
            knowledge ->
                R5.edition().types().stream()
                    .filter(TranslatedKnowledgeTest::isOfKnowledge)
                    .map(
                        type ->
                            DynamicTest.dynamicTest(
                                knowledge.version() + " " + type,
                                () -> assertSame(knowledge, type))));
  }

  private static void assertSame(KnowledgeBase knowledge, String type) {
    List<String> ids = ids(R5.edition(), knowledge, type).toList();
    assertThat(ids(R4b.edition(), knowledge, type)).isNotEmpty().isEqualTo(ids);
    for (String id : ids) {
      ObjectNode translated = tree(R4b.edition(), knowledge, type, id);
      IBaseResource read = R4b.strict().parseResource(Trees.write(translated));
      JsonNode written =
          Trees.read(
              FhirContext.forR4BCached()
                  .newJsonParser()
                  .setStripVersionsFromReferences(false)
                  .encodeResourceToString(read));
      assertThat(written).isEqualTo(translated);
      Translation.toR5(translated);
      assertThat(translated).isEqualTo(tree(R5.edition(), knowledge, type, id));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"durationRange\": {\"low\": {\"value\": 1.50}}",
        "\"durationString\": \"weeks\""
      })
  void aDurationOfADocumentGoesThroughJsonAndXmlOfR4b(String duration) {
    String document =
        "{\"resourceType\":\"ClinicalUseDefinition\",\"type\":\"indication\",\"indication\":{%s}}"
            .formatted(duration);
    ObjectNode translated = Trees.read(document);

    Translation.toR4b(translated);

    String xml = Xml.ofJson(Trees.write(translated), FhirVersion.R4B);
    ObjectNode back =
        Trees.read(
            new Xml(50)
                .toJson(xml.getBytes(StandardCharsets.UTF_8), FhirVersion.R4B)
                .match(json -> json, issues -> issues.toString()));
    assertThat(back).isEqualTo(translated);
    Translation.toR5(back);
    assertThat(back).isEqualTo(Trees.read(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ActivityDefinition/creatinine",
        "ClinicalUseDefinition/mildol-effect",
        "ClinicalUseDefinition/mildol-for",
        "Group/mildol-not-population-1",
        "Medication/mildol",
        "MedicationKnowledge/mildol",
        "MedicationKnowledge/mildols",
      })
  void aResourceIsWrittenAsInItsFile(String reference) throws IOException {
    String[] parts = reference.split("/", 2);
    Path file = Path.of("src/test/resources/fhir/r4b", parts[0] + "-" + parts[1] + ".json");

    ObjectNode written = tree(R4b.edition(), SmallKnowledge.knowledge(), parts[0], parts[1]);

    ObjectNode meta = (ObjectNode) written.path("meta");
    meta.put("versionId", meta.path("versionId").asText().split("\\.", 2)[0]);
    assertThat(written).isEqualTo(Trees.read(Files.readString(file)));
  }

  @Test
  void theStatementsOfADrugAreInAnExtension() {
    MedicationKnowledge page =
        R4b.strict()
            .parseResource(
                MedicationKnowledge.class,
                R4b.edition()
                    .read(Knowledge.bundled(), "MedicationKnowledge", "gabapentin", R5.PLAIN)
                    .orElseThrow()
                    .body());

    assertThat(page.getExtensionsByUrl(Canonicals.extension("clinical-use-issue")))
        .extracting(e -> ((org.hl7.fhir.r4b.model.Reference) e.getValue()).getReference())
        .contains("ClinicalUseDefinition/gabapentin-myoclonus");
    assertThat(page.getSynonym()).isNotEmpty();
    assertThat(page.getExtensionsByUrl(Canonicals.extension("identifier"))).hasSize(1);
  }

  @Test
  void theCapabilityStatementIsOfR4B() {
    CapabilityStatement statement =
        R4b.strict()
            .parseResource(
                CapabilityStatement.class,
                R4b.edition()
                    .metadata(
                        Knowledge.bundled(),
                        new Server(BASE, "1", SmallKnowledge.RECORDED),
                        R5.PLAIN));

    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.3.0");
    assertThat(statement.getName()).isEqualTo("SpasmwatchR4B");
    assertThat(statement.getRestFirstRep().getResource())
        .extracting(r -> r.getType())
        .containsExactlyElementsOf(R5.edition().types());
  }

  @Test
  void aSummaryIsThatOfR4B() {
    Form summary = new Form(true, Summary.TRUE);
    MedicationKnowledge page =
        R4b.strict()
            .parseResource(
                MedicationKnowledge.class,
                R4b.edition()
                    .read(Knowledge.bundled(), "MedicationKnowledge", "gabapentin", summary)
                    .orElseThrow()
                    .body());

    assertThat(page.getMeta().getTag()).extracting(t -> t.getCode()).contains("SUBSETTED");
    assertThat(page.hasText()).isFalse();
    assertThat(page.getSynonym()).isNotEmpty();
  }

  @Test
  void aSearchsetIsOfR4B() {
    String json =
        R4b.edition()
            .search(
                Knowledge.bundled(),
                new Request(
                    "MedicationKnowledge",
                    List.of(new Argument("code", "25480"), new Argument("_summary", "data")),
                    BASE,
                    true,
                    R5.CURSORS),
                R5.PLAIN)
            .match(found -> found, issues -> issues.toString());

    Bundle bundle = R4b.strict().parseResource(Bundle.class, json);
    assertThat(bundle.getEntry()).hasSize(1);
    assertThat(bundle.getEntryFirstRep().getFullUrl())
        .isEqualTo(BASE + "/MedicationKnowledge/gabapentin");
    assertThat(((MedicationKnowledge) bundle.getEntryFirstRep().getResource()).getSynonym())
        .isNotEmpty();
  }
}
