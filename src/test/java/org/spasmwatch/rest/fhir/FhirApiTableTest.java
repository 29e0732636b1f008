package org.spasmwatch.rest.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.NamedTests;

/** The page on the API says of each feature that clients expect which test shows it, or why not. */
class FhirApiTableTest {
  private static final Path PAGE = Path.of("docs/fhir-api.md");
  private static final String LAST = "## What clients expect of a FHIR server";
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (yes|no) \\| (.+) \\|$");
  private static final int FEATURES = 37;

  private static String section() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf(LAST));
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(section()).results().toList();
  }

  @Test
  void noFeatureIsLeftOut() throws IOException {
    assertThat(rows()).hasSizeGreaterThanOrEqualTo(FEATURES);
    assertThat(section().lines().filter(line -> line.startsWith("| ")).skip(1))
        .hasSameSizeAs(rows());
  }

  @Test
  void whatIsThereIsShownByATestAndWhatIsNotHasAReason() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row -> {
              if (row.group(2).equals("yes")) {
                assertThat(NamedTests.in(row.group(3))).as(row.group(1)).isNotEmpty();
              } else {
                assertThat(NamedTests.without(row.group(3)))
                    .as(row.group(1))
                    .hasSizeGreaterThan(40);
              }
            });
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    assertThat(NamedTests.below("org.spasmwatch"))
        .containsAll(NamedTests.in(Files.readString(PAGE)));
  }
}
