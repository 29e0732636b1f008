package org.spasmwatch.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;

/**
 * The code systems and value sets of the bundled knowledge, against fhir-profiles/terminology,
 * which the packages are made of. {@code -Dterminology.update=true} writes them anew.
 */
class TerminologiesTest {
  private static final Path FILES = Path.of("fhir-profiles/terminology");
  private static final String AGAIN =
      "If the difference is meant: mvn test -Dtest=TerminologiesTest -Dterminology.update=true";

  /** As the packages are numbered: a new version of the catalogue alone changes no file. */
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled().withVersion("0.1.0");

  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private static Map<String, String> rendered() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (ObjectNode resource : Terminologies.of(KNOWLEDGE)) {
      String name = resource.get("resourceType").asText() + "-" + resource.get("id").asText();
      files.put(name + ".json", WRITER.writeValueAsString(resource) + "\n");
    }
    return files;
  }

  private static Set<String> present() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static void update(Map<String, String> rendered) throws IOException {
    for (String stale : present()) {
      Files.delete(FILES.resolve(stale));
    }
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      Files.writeString(FILES.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void theFilesAreWhatTheKnowledgeGives() throws IOException {
    Map<String, String> rendered = rendered();
    if (Boolean.getBoolean("terminology.update")) {
      update(rendered);
      Assumptions.abort("written anew");
    }

    assertThat(present()).as(AGAIN).isEqualTo(rendered.keySet());
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      assertThat(Files.readString(FILES.resolve(file.getKey())))
          .as(AGAIN)
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void aKindOfFindingIncludesNarrowerKindsOnly() {
    assertThat(codes("findings-muscle-spasm"))
        .contains("muscle-spasm", "back-spasm", "45352006", "203095000")
        .doesNotContain("cramp", "cramp-or-spasm", "R25.2");
    assertThat(codes("findings-cramp-or-spasm")).contains("cramp", "muscle-spasm", "R25.2");
  }

  @Test
  void aClassIncludesTheCodesOfItsMembers() {
    assertThat(codes("drugs-antipsychotics")).contains("N05A", "N05AD01").doesNotContain("N05AN01");
  }

  private static Stream<String> codes(String valueSet) {
    return Terminologies.of(KNOWLEDGE).stream()
        .filter(r -> r.get("id").asText().equals(valueSet))
        .flatMap(r -> elements(r.at("/compose/include")))
        .flatMap(include -> elements(include.get("concept")))
        .map(concept -> concept.get("code").asText());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void noValueSetShowsAWithdrawnCode() throws IOException {
    assertThat(rendered().values())
        .noneMatch(json -> json.contains("\"N03AX12\"") || json.contains("\"N18.3\""));
  }
}
