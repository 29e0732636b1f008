package org.spasmwatch.monograph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;

/**
 * The second half of {@code docs/clinical-logic.md} against the knowledge. {@code
 * -Dlogic.update=true} writes it anew.
 */
class ClinicalLogicTest {
  private static final Path PAGE = Path.of("docs/clinical-logic.md");
  private static final String BEGIN =
      "<!-- Written by ClinicalLogicTest from the knowledge: change the knowledge, not this. -->\n";
  private static final String AGAIN =
      "If the difference is meant: mvn test -Dtest=ClinicalLogicTest -Dlogic.update=true";
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private final String text = new ClinicalLogic(KNOWLEDGE).markdown();

  @Test
  void thePageSaysWhatTheKnowledgeSays() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).as("the line after which the page is generated").contains(BEGIN);
    String frame = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String expected = frame + "\n" + text;
    if (Boolean.getBoolean("logic.update")) {
      Assumptions.assumeTrue(System.getenv("CI") == null, "the page is not written in CI");
      Files.writeString(PAGE, expected);
      return;
    }

    assertThat(difference(page.lines().toList(), expected.lines().toList())).as(AGAIN).isEmpty();
  }

  /** The first line that differs: to show two books side by side takes longer than to write one. */
  private static List<String> difference(List<String> page, List<String> expected) {
    int most = Math.max(page.size(), expected.size());
    return IntStream.range(0, most)
        .filter(i -> !line(page, i).equals(line(expected, i)))
        .limit(1)
        .mapToObj(i -> (i + 1) + ": " + line(page, i) + " has to be: " + line(expected, i))
        .toList();
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number) : "(the end)";
  }

  @Test
  void everyStatementNamesItsClaimsAndItsSources() {
    for (ClinicalUse use : KNOWLEDGE.records().uses()) {
      String section = new StatementText(KNOWLEDGE).of(use);

      assertThat(section)
          .contains(use.statement().text())
          .contains(use.statement().allClaims().toList())
          .contains(
              use.statement().evidence().stream()
                  .map(e -> KNOWLEDGE.source(e.source()).orElseThrow().title())
                  .toList());
    }
  }

  @Test
  void everyNumberThatAStatementUsesIsNamedWithItsValue() {
    List<String> said = text.lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(said).hasSameSizeAs(KNOWLEDGE.policy().limits().keySet());
    assertThat(text)
        .contains(
            "estimated kidney function (eGFR) < 60 mL/min/1.73 m² (`renal-impairment`; adults"
                + " only)")
        .contains("the last day of its window, ≤ 10 days (`withdrawal-window.gabapentin`)")
        .doesNotContain("not set");
  }

  @Test
  void whatIsPublishedOnlyHasNoTrigger() {
    String published =
        KNOWLEDGE.records().uses().stream()
            .filter(use -> use.id().equals("gabapentin-bloating"))
            .map(new StatementText(KNOWLEDGE)::of)
            .collect(Collectors.joining());

    assertThat(published).contains("fires nothing").doesNotContain("Fires when", "How urgent");
  }
}
