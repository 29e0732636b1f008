package org.spasmwatch.rest.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.Knowledge;

class ExplanationTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Inquiry inquiry(Case patient) {
    return new Assessor(KNOWLEDGE).explain(Assessed.facts(patient), Occasion.ASKED);
  }

  /** Those that come by the door that explains: it knows no orders of a moment. */
  private static List<Case> cases() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/cases"))) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(ExplanationTest::read)
          .filter(patient -> patient.hook() == null)
          .toList();
    }
  }

  private static Case read(Path file) {
    try {
      return Case.read(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static ObjectNode explained(String... resources) {
    return InquiryJson.of(
        KNOWLEDGE, new Assessor(KNOWLEDGE).explain(Bundles.facts(resources), Occasion.ASKED));
  }

  private static JsonNode statement(JsonNode explanation, String id) {
    return StreamSupport.stream(explanation.path("statements").spliterator(), false)
        .filter(s -> s.path("statement").asText().contains("/" + id + "/"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " was not considered"));
  }

  private static JsonNode criterion(JsonNode statement, String key) {
    return StreamSupport.stream(statement.path("criteria").spliterator(), false)
        .filter(c -> c.path("criterion").asText().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(key + " was not decided"));
  }

  private static final String GABAPENTIN =
      """
      {"resourceType": "MedicationStatement", "id": "m", "status": "active",
       "medicationCodeableConcept": {"coding": [
         {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]},
       "effectivePeriod": {"start": "2026-03-02"}}
      """;
  private static final String MYOCLONUS =
      """
      {"resourceType": "Observation", "id": "f", "status": "final",
       "effectiveDateTime": "2026-04-20", "valueBoolean": true,
       "code": {"coding": [{"system": "http://snomed.info/sct", "code": "17450006"}]}}
      """;
  private static final String EGFR =
      """
      {"resourceType": "Observation", "id": "l", "status": "final",
       "effectiveDateTime": "2026-04-18",
       "code": {"coding": [{"system": "http://loinc.org", "code": "98979-8"}]},
       "valueQuantity": {"value": 34, "code": "mL/min/{1.73_m2}"}}
      """;

  @Test
  void theExplanationOfEveryCaseIsOfTheDocumentedForm() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Bundles.json(Files.readString(Path.of("docs/explanation.schema.json"))));

    for (Case patient : cases()) {
      assertThat(schema.validate(InquiryJson.of(KNOWLEDGE, inquiry(patient)))).isEmpty();
    }
  }

  @Test
  void everyStatementAboutTheDrugsIsConsidered() throws IOException {
    for (Case patient : cases()) {
      Inquiry inquiry = inquiry(patient);
      Set<String> about =
          inquiry.exposures().stream()
              .flatMap(e -> KNOWLEDGE.about(e.drug(), ClinicalUse.class).stream())
              .map(ClinicalUse::id)
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(inquiry.considered().stream().map(c -> c.use().id()).collect(Collectors.toSet()))
          .isEqualTo(about);
    }
  }

  @Test
  void whatStandsOnACardIsShownAndNothingElse() throws IOException {
    for (Case patient : cases()) {
      Inquiry inquiry = inquiry(patient);
      Set<String> onCards =
          inquiry.assessment().concerns().stream()
              .flatMap(c -> c.signals())
              .map(s -> s.use().id())
              .collect(Collectors.toCollection(TreeSet::new));

      Set<String> shown =
          inquiry.considered().stream()
              .filter(c -> c.outcome() == Outcome.SHOWN)
              .map(c -> c.use().id())
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(shown).isEqualTo(onCards);
    }
  }

  @Test
  void anExplanationChangesNothingOfTheAnswer() throws IOException {
    for (Case patient : cases()) {
      assertThat(inquiry(patient).assessment().concerns())
          .isEqualTo(
              new Assessor(KNOWLEDGE).assess(Assessed.facts(patient), Occasion.ASKED).concerns());
    }
  }

  @Test
  void aCriterionThatIsMetNamesItsFactAndItsLimit() {
    JsonNode explanation = explained(GABAPENTIN, MYOCLONUS, EGFR);

    JsonNode myoclonus = statement(explanation, "gabapentin-myoclonus");

    assertThat(myoclonus.path("outcome").asText()).isEqualTo("shown");
    JsonNode renal = criterion(myoclonus, "renal-impairment");
    assertThat(renal.path("verdict").asText()).isEqualTo("met");
    assertThat(renal.path("facts")).extracting(JsonNode::asText).containsExactly("Observation/l");
    assertThat(renal.path("policy")).extracting(JsonNode::asText).contains("renal-impairment");
    assertThat(explanation.path("policy").path("renal-impairment").asText()).contains("< 60");
  }

  @Test
  void aCriterionThatNobodyCanDecideNamesWhatIsMissing() {
    JsonNode explanation = explained(GABAPENTIN, MYOCLONUS);

    JsonNode renal = criterion(statement(explanation, "gabapentin-myoclonus"), "renal-impairment");

    assertThat(renal.path("verdict").asText()).isEqualTo("undetermined");
    assertThat(renal.path("missing")).extracting(JsonNode::asText).containsExactly("egfr");
  }

  @Test
  void aDrugWithoutASymptomIsSilentForWantOfOne() {
    JsonNode explanation = explained(GABAPENTIN);

    assertThat(statement(explanation, "gabapentin-myoclonus").path("outcome").asText())
        .isEqualTo("no-symptom");
  }

  @Test
  void aSymptomFromBeforeTheDrugIsSilentForItsTime() {
    JsonNode explanation = explained(GABAPENTIN, MYOCLONUS.replace("2026-04-20", "2026-02-20"));
    JsonNode earlier = explained(GABAPENTIN.replace("2026-03-02", "2026-04-21"), MYOCLONUS);

    assertThat(statement(explanation, "gabapentin-myoclonus").path("outcome").asText())
        .isEqualTo("no-symptom");
    assertThat(statement(earlier, "gabapentin-myoclonus").path("outcome").asText())
        .isEqualTo("timing");
  }

  @Test
  void theSizeIsBoundedWhateverIsSent() {
    String[] many =
        IntStream.range(0, 2000)
            .mapToObj(i -> GABAPENTIN.replace("\"id\": \"m\"", "\"id\": \"m" + i + "\""))
            .toArray(String[]::new);

    JsonNode explanation = explained(many);

    assertThat(explanation.path("facts").path("medications")).hasSize(500);
    assertThat(explanation.path("facts").path("leftOut").asInt()).isEqualTo(1500);
    assertThat(explanation.toString().length()).isLessThan(1_000_000);
  }
}
