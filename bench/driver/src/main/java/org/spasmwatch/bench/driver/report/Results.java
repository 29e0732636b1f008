package org.spasmwatch.bench.driver.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The page of all results: what stands in {@code bench/ABOUT.md}, then the section of each part.
 * Each section is a file of its own, so that a part that is not measured anew keeps what it had.
 */
public final class Results {
  private final Path bench;

  public Results(Path bench) {
    this.bench = bench;
  }

  /** Draws the comparison, and returns its table and the picture in Markdown. */
  public String shown(Comparison comparison) throws IOException {
    String picture = "plots/" + comparison.fileName() + ".svg";
    Path file = bench.resolve(picture);
    Files.createDirectories(file.getParent());
    Plot.write(comparison, file);
    return String.format(
        "### %s%n%n%s%n![%s](%s)%n",
        comparison.title(), comparison.table(), comparison.title(), picture);
  }

  /** Writes the section of a part. */
  public void write(String part, String section) throws IOException {
    Files.writeString(Files.createDirectories(sections()).resolve(part + ".md"), section);
  }

  private Path sections() {
    return bench.resolve("results");
  }

  /** Writes the page. */
  public void assemble(List<String> parts) throws IOException {
    StringBuilder page = new StringBuilder(Files.readString(bench.resolve("ABOUT.md")));
    for (String part : parts) {
      Path section = sections().resolve(part + ".md");
      if (Files.exists(section)) {
        page.append('\n').append(Files.readString(section));
      }
    }
    Files.writeString(bench.resolve("RESULTS.md"), page);
  }
}
