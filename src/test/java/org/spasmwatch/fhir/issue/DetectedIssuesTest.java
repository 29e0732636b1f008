package org.spasmwatch.fhir.issue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.Audience;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.CaseBundle;
import org.spasmwatch.testkit.Knowledge;

class DetectedIssuesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  private static Answer answer(Assessed assessed) {
    return new Answer(
        Knowledge.bundled().version(),
        Audience.CLINICIAN,
        assessed.facts(),
        assessed.cards(),
        assessed.assessment().notEvaluated());
  }

  private static Answer ofCase(Path file) throws IOException {
    Case patient = Case.read(file);
    return answer(Assessed.of(CaseBundle.of(patient, Knowledge.bundled()), patient.at()));
  }

  private static Answer failingKidneys() throws IOException {
    return answer(
        Assessed.of(
            Bundles.json(
                Files.readString(Path.of("docs/examples/gabapentin-and-failing-kidneys.json"))),
            "2026-04-21"));
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static IParser strict(FhirVersion version) {
    FhirContext context =
        switch (version) {
          case R4 -> FhirContext.forR4Cached();
          case R4B -> FhirContext.forR4BCached();
          case R5 -> FhirContext.forR5Cached();
        };
    return context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  }

  private static JsonNode first(ObjectNode bundle) {
    return bundle.at("/entry/0/resource");
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(node -> node.path(field).asText())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(FhirVersion.class)
  void everyAnswerIsABundleOfThatVersionWithoutAForeignElement(FhirVersion version)
      throws IOException {
    for (Path file : cases()) {
      String bundle = DetectedIssues.bundle(ofCase(file), version).toString();

      assertThat(strict(version).parseResource(bundle)).as(file.toString()).isNotNull();
    }
  }

  @Test
  void thereIsOneIssueForEachCardAndTheOutcomeIsLast() throws IOException {
    for (Path file : cases()) {
      Answer answer = ofCase(file);
      JsonNode entries = DetectedIssues.bundle(answer, FhirVersion.R4).path("entry");

      assertThat(entries).hasSize(answer.cards().size() + 1);
      assertThat(entries.path(answer.cards().size()).at("/resource/resourceType").asText())
          .isEqualTo("OperationOutcome");
    }
  }

  @Test
  void theIssueHoldsWhatTheCardSays() throws IOException {
    JsonNode issue = first(DetectedIssues.bundle(failingKidneys(), FhirVersion.R4));

    assertThat(issue.path("status").asText()).isEqualTo("preliminary");
    assertThat(issue.path("severity").asText()).isEqualTo("moderate");
    assertThat(issue.path("identifiedDateTime").asText()).isEqualTo("2026-04-21T23:59:59Z");
    assertThat(texts(issue.at("/code/coding"), "code")).containsExactly("movement", "REACT");
    assertThat(issue.path("detail").asText()).contains("Why this patient").doesNotContain("**");
    assertThat(texts(issue.path("implicated"), "reference"))
        .allMatch(r -> r.startsWith("Medication"));
    assertThat(texts(issue.at("/evidence/0/detail"), "reference"))
        .isNotEmpty()
        .allMatch(r -> r.startsWith("Observation/") || r.startsWith("Condition/"));
    assertThat(issue.has("mitigation")).isFalse();
  }

  @Test
  void thePatientIsTheSubjectFromR5On() throws IOException {
    assertThat(first(DetectedIssues.bundle(failingKidneys(), FhirVersion.R4B)).has("patient"))
        .isTrue();
    assertThat(first(DetectedIssues.bundle(failingKidneys(), FhirVersion.R5)).has("subject"))
        .isTrue();
  }

  @Test
  void theExplanationGoesWithIt() throws IOException {
    JsonNode extension =
        first(DetectedIssues.bundle(failingKidneys(), FhirVersion.R5)).at("/extension/0");

    assertThat(extension.path("url").asText())
        .isEqualTo("https://spasmwatch.org/fhir/StructureDefinition/explanation");
    assertThat(texts(extension.path("extension"), "url"))
        .contains("knowledgeVersion", "claims", "statements", "timing", "certainty", "suspects");
  }

  @Test
  void whatTookNoPartIsAWarning() {
    Assessed assessed =
        Assessed.of(
            Bundles.json(Bundles.ofPatient("{\"resourceType\": \"Nothing\", \"id\": \"n\"}")),
            Bundles.AT);

    JsonNode outcome = first(DetectedIssues.bundle(answer(assessed), FhirVersion.R4));

    assertThat(outcome.at("/issue/0/severity").asText()).isEqualTo("warning");
    assertThat(outcome.at("/issue/0/code").asText()).isEqualTo("structure");
    assertThat(outcome.at("/issue/0/diagnostics").asText()).startsWith("Nothing/n: ");
  }

  @ParameterizedTest
  @EnumSource(FhirVersion.class)
  void theSameGoesOutAsXml(FhirVersion version) throws IOException {
    String json = DetectedIssues.bundle(failingKidneys(), version).toString();

    String xml = Xml.ofJson(json, version);

    assertThat(xml).contains("<DetectedIssue", "<severity value=\"moderate\">");
  }
}
