package org.spasmwatch.card;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.CardText;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/**
 * Every word of every card of every case, against {@code src/test/resources/cards}: one file for
 * each folder of cases. Whoever changes the knowledge or the wording sees in the difference of
 * these files what becomes of every card. {@code -Dcards.update=true} writes them anew.
 */
class CardTextsTest {
  private static final Path CARDS = Path.of("src/test/resources/cards");
  private static final String AGAIN =
      "If every difference is meant: mvn test -Dtest=CardTextsTest -Dcards.update=true";
  private static final int SHOWN = 6;

  /** Under a version of its own, so that a new version of the catalogue alone changes no file. */
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled().withVersion("of-the-tests");

  private static Map<Path, List<Path>> folders() {
    return Cases.files().stream()
        .collect(groupingBy(CardTextsTest::cardsOf, TreeMap::new, Collectors.toList()));
  }

  private static Path cardsOf(Path file) {
    Path folder = Cases.FOLDER.relativize(file.resolveSibling(""));
    return CARDS.resolve(folder.resolveSibling(folder.getFileName() + ".md"));
  }

  @TestFactory
  Stream<DynamicTest> everyCardReadsAsReviewed() {
    return folders().entrySet().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    CARDS.relativize(folder.getKey()).toString(),
                    () -> compare(folder.getKey(), texts(folder.getValue()))));
  }

  @Test
  void thereIsNoFileWithoutCases() throws IOException {
    Set<Path> wanted = folders().keySet();
    try (Stream<Path> files = Files.walk(CARDS)) {
      assertThat(files.filter(Files::isRegularFile))
          .as("files of folders that are gone: delete them")
          .isSubsetOf(wanted);
    }
  }

  private static String texts(List<Path> cases) {
    return cases.stream().map(CardTextsTest::text).collect(joining("\n\n", "", "\n"));
  }

  private static String text(Path file) {
    try {
      Cases.Patient patient = Cases.of(file);
      return "## " + patient.name() + "\n\n" + CardText.of(Assessed.atHook(KNOWLEDGE, patient));
    } catch (RuntimeException e) {
      throw new AssertionError(file + ": " + e, e);
    }
  }

  private static void compare(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("cards.update")) {
      write(file, actual);
      return;
    }
    assertThat(file).as("%s is missing. %s", file, AGAIN).exists();
    List<String> expected = Files.readAllLines(file);
    List<String> lines = actual.lines().toList();
    if (!lines.equals(expected)) {
      throw new AssertionError(difference(file, expected, lines));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Assumptions.assumeTrue(System.getenv("CI") == null, "the cards are not written in CI");
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private static String difference(Path file, List<String> expected, List<String> actual) {
    int first = 0;
    while (first < Math.min(expected.size(), actual.size())
        && expected.get(first).equals(actual.get(first))) {
      first++;
    }
    String heading =
        actual.stream()
            .limit(first + 1L)
            .filter(line -> line.startsWith("## "))
            .reduce("", (a, b) -> b);
    return String.join(
        "\n",
        file + ":" + (first + 1) + " " + heading,
        shown("-", expected, first),
        shown("+", actual, first),
        AGAIN);
  }

  private static String shown(String sign, List<String> lines, int from) {
    return lines.stream().skip(from).limit(SHOWN).map(l -> sign + " " + l).collect(joining("\n"));
  }
}
