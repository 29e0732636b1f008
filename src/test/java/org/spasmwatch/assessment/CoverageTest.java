package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/**
 * Every statement has the cases that its use asks for; {@code target/case-coverage.md} says which.
 */
class CoverageTest {
  private static final Path REPORT = Path.of("target/case-coverage.md");

  @Test
  void everyStatementHasTheCasesThatItsUseAsksFor() throws IOException {
    Coverage coverage = Coverage.of(Knowledge.bundled(), Cases.all());

    Files.createDirectories(REPORT.resolveSibling(""));
    Files.writeString(REPORT, coverage.report());

    assertThat(coverage.gaps()).as("gaps; all of it is in " + REPORT).isEmpty();
  }
}
