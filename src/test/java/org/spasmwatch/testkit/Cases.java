package org.spasmwatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.patient.PatientFacts;

/**
 * All files of {@code cases/**.yaml}, each read once for all tests that look at the same patient.
 * Kept are the facts alone, which neither the assessment nor the cards have a part in: what those
 * make of them is made anew in each test.
 */
public final class Cases {
  public static final Path FOLDER = Path.of("src/test/resources/cases");

  private static final Map<Path, Patient> READ = new ConcurrentHashMap<>();

  private Cases() {}

  /** A case: its name (the path without the ending), the facts that were read from it, and why. */
  public record Patient(String name, PatientFacts facts, Occasion occasion) {}

  public static List<Patient> all() {
    return files().stream().map(Cases::of).toList();
  }

  /** In order of their paths. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Patient of(Path file) {
    return READ.computeIfAbsent(file, Cases::read);
  }

  /** The case of that name, as {@link Patient} has it. */
  public static Patient named(String name) {
    return of(FOLDER.resolve(name + ".yaml"));
  }

  private static Patient read(Path file) {
    String name = FOLDER.relativize(file).toString().replaceFirst("\\.yaml$", "");
    try {
      Case read = Case.read(file);
      return new Patient(name, Assessed.facts(read), Assessed.occasion(read));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(file + ": " + e, e);
    }
  }
}
