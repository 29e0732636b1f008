package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.NamedTests;

/** The page on conformance says of each requirement which test shows it, and leaves none out. */
class ConformanceTableTest {
  private static final Path PAGE = Path.of("docs/cds-hooks-conformance.md");
  private static final String CONFORMANCE = "org.spasmwatch.rest.cdshooks.conformance";
  private static final int REQUIREMENTS = 120;
  private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)$");
  private static final Pattern NUMBERED =
      Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| (yes|no|not ours) \\| (.+) \\|$");
  private static final Pattern BY_NUMBER = Pattern.compile("\\w+\\.([ri])(\\d+)[A-Z]\\w*");

  /** A row of a numbered table. */
  private record Row(int number, String verdict, String shown) {
    Set<String> tests() {
      return NamedTests.in(shown);
    }
  }

  private static List<Row> rows(int section) throws IOException {
    Matcher row = NUMBERED.matcher(sections().get(section));
    return row.results().map(ConformanceTableTest::row).toList();
  }

  private static Row row(MatchResult found) {
    return new Row(Integer.parseInt(found.group(1)), found.group(3), found.group(4));
  }

  private static List<String> sections() throws IOException {
    String page = Files.readString(PAGE);
    List<Integer> starts =
        new ArrayList<>(SECTION.matcher(page).results().map(MatchResult::start).toList());
    starts.add(page.length());
    return IntStream.range(0, starts.size() - 1)
        .mapToObj(i -> page.substring(starts.get(i), starts.get(i + 1)))
        .toList();
  }

  @Test
  void everyRequirementHasOneRow() throws IOException {
    assertThat(rows(0))
        .extracting(Row::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, REQUIREMENTS).boxed().toList());
  }

  @Test
  void whatIsDoneIsShownByATestAndWhatIsNotHasAReason() throws IOException {
    List<Row> rows = new ArrayList<>(rows(0));
    rows.addAll(rows(1));

    assertThat(rows)
        .allSatisfy(
            row -> {
              if (row.verdict().equals("yes")) {
                assertThat(row.tests()).as(row.toString()).isNotEmpty();
              } else {
                assertThat(NamedTests.without(row.shown()).length())
                    .as(row.toString())
                    .isGreaterThan(20);
              }
            });
  }

  @Test
  void everyTestThatIsNamedIsThere() throws IOException {
    assertThat(NamedTests.below("org.spasmwatch"))
        .containsAll(NamedTests.in(Files.readString(PAGE)));
  }

  @Test
  void everyTestOfConformanceIsNamedInTheRowOfItsNumber() throws IOException {
    List<Row> requirements = rows(0);
    List<Row> inferno = rows(1);

    assertThat(NamedTests.below(CONFORMANCE))
        .hasSizeGreaterThan(REQUIREMENTS / 2)
        .allSatisfy(
            test -> {
              Matcher name = BY_NUMBER.matcher(test);
              assertThat(name.matches()).as(test).isTrue();
              List<Row> table = name.group(1).equals("r") ? requirements : inferno;
              int number = Integer.parseInt(name.group(2));
              assertThat(table)
                  .filteredOn(row -> row.number() == number)
                  .allMatch(row -> row.tests().contains(test))
                  .hasSize(1);
            });
  }

  @Test
  void whatOthersGotWrongAndAskedForIsAnsweredInEachRow() throws IOException {
    for (String section : sections().subList(2, 4)) {
      List<String> rows = section.lines().filter(line -> line.startsWith("| ")).skip(1).toList();

      assertThat(rows).hasSizeGreaterThan(15).allMatch(row -> row.matches("\\| .+ \\| .{20,} \\|"));
    }
  }
}
