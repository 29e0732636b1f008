package org.spasmwatch.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.testkit.Knowledge;

/** What counts as which kind of movement, and whether the table of the guide says the same. */
class KindsOfMovementTest {
  private static final Path GUIDE = Path.of("docs/knowledge.md");
  private static final Concepts CONCEPTS = Knowledge.bundled().terms().concepts();

  private static List<Concept> movements() {
    return CONCEPTS.all().stream()
        .filter(concept -> "movement".equals(concept.problem()))
        .sorted(Comparator.comparing(Concept::key))
        .toList();
  }

  private static String row(Concept kind) {
    return "| "
        + kind.label()
        + " | "
        + labels(kind, Closeness.NARROWER)
        + " | "
        + labels(kind, Closeness.BROADER)
        + " |";
  }

  /** The movements that a patient can have recorded, by how near they are to the kind. */
  private static String labels(Concept kind, Closeness closeness) {
    String labels =
        movements().stream()
            .filter(found -> CONCEPTS.closeness(found.key(), kind.key()) == closeness)
            .map(Concept::label)
            .sorted()
            .collect(Collectors.joining(", "));
    return labels.isEmpty() ? "–" : labels;
  }

  @Test
  void theTableOfTheGuideIsThatOfTheTerminology() throws IOException {
    String table =
        Stream.concat(
                Stream.of("| kind | counts as it | may mean it |", "|---|---|---|"),
                movements().stream().map(KindsOfMovementTest::row))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(GUIDE)).contains(table);
  }

  @ParameterizedTest
  @CsvSource({
    "leg-cramp, cramp, true",
    "back-spasm, muscle-spasm, true",
    "fasciculation, twitching, true",
    "acute-dystonia, dystonia, true",
    "torticollis, dystonia, true",
    "twitching, tremor, false",
    "twitching, myoclonus, false",
    "cramp-or-spasm, cramp, false",
    "involuntary-movements, dystonia, false"
  })
  void whatIsBelowAKindIsItAndWhatIsAboveItMayBe(String found, String kind, boolean certain) {
    assertThat(CONCEPTS.closeness(found, kind))
        .isEqualTo(certain ? Closeness.NARROWER : Closeness.BROADER);
  }

  @Test
  void everyKindBelongsToTheGroup() {
    assertThat(movements())
        .filteredOn(kind -> !kind.key().equals("spasm-group"))
        .allMatch(kind -> CONCEPTS.closeness(kind.key(), "spasm-group") == Closeness.NARROWER);
  }
}
