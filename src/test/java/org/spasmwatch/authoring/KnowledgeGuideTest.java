package org.spasmwatch.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.CaseBundle;

/** Does what docs/knowledge.md says, with the files it prints. */
class KnowledgeGuideTest {
  private static final Path GUIDE = Path.of("docs/knowledge.md");
  private static final int ENTRIES = 1000;
  private static final String LINE = "  - drugs/pregabalin.yaml\n";

  @TempDir private Path folder;

  private Path page;
  private Path sources;

  private static String bundled(String file) throws IOException {
    try (InputStream in = KnowledgeFiles.bundled().open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The blocks of the guide in this language, in their order. */
  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(Files.readString(GUIDE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @BeforeEach
  void theFilesOfTheGuide() throws IOException {
    sources = folder.resolve("sources.yaml");
    Files.writeString(sources, bundled("sources.yaml") + blocks("yaml").get(0));
    page = Files.writeString(folder.resolve("my-page.yaml"), blocks("yaml").get(1));
  }

  private String validate() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    new ValidateKnowledge(
            new PrintStream(said, true, StandardCharsets.UTF_8), KnowledgeFiles.bundled())
        .run(List.of(sources.toString(), page.toString()));
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void thePageAndItsSourceHaveNoFaults() {
    assertThat(validate())
        .contains("No faults: 2 files")
        .contains("to be done: " + page, "add '- drugs/pregabalin.yaml' there");
  }

  @Test
  void aSlipInThePageIsToldAsTheGuideShowsIt() throws IOException {
    Files.writeString(
        page, Files.readString(page).replace("effect: tremor\n", "effect: tremorr\n"));

    assertThat(validate().replace(page.toString(), "my-page.yaml").replaceAll("to be done.*\n", ""))
        .isEqualTo(blocks("console").get(0));
  }

  @Test
  void theRowOfTheRegisterIsThereAsPrinted() throws IOException {
    String row =
        Files.readAllLines(GUIDE).stream()
            .filter(line -> line.startsWith("rxnorm,187832,"))
            .findFirst()
            .orElseThrow();

    assertThat(bundled("terminology/codes.csv").lines()).contains(row);
  }

  @Test
  void theCaseHoldsOnceThePageIsInTheCatalogue() throws IOException {
    Case patient = Case.read(Files.writeString(folder.resolve("case.yaml"), blocks("yaml").get(2)));
    KnowledgeBase knowledge = Edition.read(withThePage(), Upcasters.CURRENT).knowledge();

    Assessed assessed =
        Assessed.of(
            knowledge,
            new FactReader(knowledge.terms(), ENTRIES)
                .read(
                    CaseBundle.of(patient, knowledge),
                    AssessmentDate.parse(patient.at()).orElseThrow())
                .match(
                    facts -> facts,
                    issues -> {
                      throw new AssertionError(issues);
                    }));

    assertThat(assessed.cards())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.indicator().code())
                  .isEqualTo(patient.expect().cards().get(0).indicator());
              assertThat(card.explanation().statements())
                  .containsExactly("ClinicalUseDefinition/pregabalin-tremor/_history/1");
            });
  }

  private KnowledgeFiles withThePage() throws IOException {
    String catalogue = bundled("catalogue.yaml").replace("pages:\n", "pages:\n" + LINE);
    return path ->
        switch (path) {
          case "catalogue.yaml" ->
              new ByteArrayInputStream(catalogue.getBytes(StandardCharsets.UTF_8));
          case "sources.yaml" -> Files.newInputStream(sources);
          case "drugs/pregabalin.yaml" -> Files.newInputStream(page);
          default -> KnowledgeFiles.bundled().open(path);
        };
  }
}
