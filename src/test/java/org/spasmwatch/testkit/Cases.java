package org.spasmwatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.patient.PatientFacts;

/** All files of {@code cases/**.yaml}, read once for all tests that look at every patient. */
public final class Cases {
  public static final Path FOLDER = Path.of("src/test/resources/cases");

  private static final List<Patient> ALL = read();

  private Cases() {}

  /** A case: its name (the path without the ending), the facts that were read from it, and why. */
  public record Patient(String name, PatientFacts facts, Occasion occasion) {}

  public static List<Patient> all() {
    return ALL;
  }

  private static List<Patient> read() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(Cases::patient)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Patient patient(Path file) {
    String name = FOLDER.relativize(file).toString().replaceFirst("\\.yaml$", "");
    try {
      Case read = Case.read(file);
      return new Patient(name, Assessed.facts(read), Assessed.occasion(read));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(file + ": " + e, e);
    }
  }
}
