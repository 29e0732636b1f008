package org.spasmwatch.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Graft;

/**
 * Patients that nobody here wrote, through the front door: as they are, and with a drug and a
 * finding of the knowledge grafted in. The folder of records is the small set kept here, or the one
 * that {@code -Dsynthea.records=…} names.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SyntheaPatientsTest {
  private static final Path RECORDS =
      Path.of(System.getProperty("synthea.records", "src/test/resources/synthea"));
  private static final LocalDate AT = LocalDate.parse("2026-01-01");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern STATEMENT =
      Pattern.compile("ClinicalUseDefinition/(.*)/_history/.*");

  private final Map<String, Integer> counts = new TreeMap<>();

  private static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(RECORDS)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void everyPatientIsAnsweredAsTheyAre() throws IOException {
    for (Path file : records()) {
      count("as they are", answer(JSON.readTree(file.toFile())));
    }
    report("as-they-are");
    assertThat(counts).containsKey("as they are: answered");
  }

  @Test
  void aGraftedDrugAndFindingAreSeenInEveryPatient() throws IOException {
    List<Path> files = records();
    for (int i = 0; i < files.size(); i++) {
      Graft graft = Graft.ALL.get(i % Graft.ALL.size());
      JsonNode bundle = JSON.readTree(files.get(i).toFile());
      JsonNode answer = answer(graft.onto(bundle, patient(bundle), AT));
      count("grafted " + graft.drug() + " " + graft.finding(), answer);
      assertThat(answer.toString())
          .as(files.get(i).getFileName() + " with " + graft)
          .contains("ClinicalUseDefinition/" + graft.statement() + "/_history/");
    }
    report("grafted");
  }

  private static String patient(JsonNode bundle) {
    for (JsonNode entry : bundle.path("entry")) {
      if (entry.path("resource").path("resourceType").asText().equals("Patient")) {
        return entry.path("fullUrl").asText();
      }
    }
    throw new AssertionError("a record without a Patient");
  }

  private static JsonNode answer(JsonNode bundle) throws IOException {
    Response response =
        given()
            .contentType("application/fhir+json")
            .queryParam("date", AT.toString())
            .body(JSON.writeValueAsBytes(bundle))
            .post("/assessments");
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    JsonNode answer = JSON.readTree(response.asByteArray());
    CardRules.check(answer);
    return answer;
  }

  private void count(String what, JsonNode answer) {
    add(what + ": answered");
    for (JsonNode card : answer.path("cards")) {
      String indicator = card.path("indicator").asText();
      add(what + ": " + indicator + ": " + card.path("summary").asText());
      card.at("/extension/org.spasmwatch.explanation/statements")
          .forEach(s -> add("statement " + STATEMENT.matcher(s.asText()).replaceAll("$1")));
    }
    JsonNode not = answer.path("extension").path("org.spasmwatch.assessment").path("notEvaluated");
    not.forEach(n -> add(what + ": not evaluated: " + general(n.path("reason").asText())));
  }

  /** The reason without the code in it. */
  private static String general(String reason) {
    return reason.replaceAll("http\\S+\\|\\S+", "…");
  }

  private void add(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void report(String name) throws IOException {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, count) -> text.append(count).append('\t').append(what).append('\n'));
    Files.writeString(Path.of("target", "synthea-" + name + ".txt"), text);
  }
}
