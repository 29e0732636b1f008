package org.spasmwatch.bench.driver;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Rounds;
import org.spasmwatch.bench.driver.report.Machine;
import org.spasmwatch.bench.driver.report.Results;

/**
 * Measures the service against its baselines and writes {@code bench/RESULTS.md}. Its arguments:
 * the folder of the repository, how many rounds, how many seconds each, how many to warm up, and
 * the parts, none for all. All traffic stays on this machine.
 */
public final class Bench {
  private static final Map<String, Part> PARTS = parts();

  private Bench() {}

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("hooks", new HookCalls());
    parts.put("fhir", new Reads());
    parts.put("jwt", new TokenCalls());
    parts.put("growth", new Growth());
    parts.put("jmh", new Calls());
    parts.put("start", new Starts());
    parts.put("memory", new Memory());
    parts.put("jfr", new Profile());
    return parts;
  }

  /** Runs the parts, one after the other. */
  public static void main(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[0]).toAbsolutePath().normalize();
    Rounds rounds = new Rounds(number(arguments[1]), number(arguments[2]), number(arguments[3]));
    List<String> named = List.of(arguments).subList(4, arguments.length);
    List<String> chosen = named.isEmpty() ? List.copyOf(PARTS.keySet()) : named;
    if (!PARTS.keySet().containsAll(chosen)) {
      throw new IllegalArgumentException("parts are " + PARTS.keySet());
    }
    Results results = new Results(repository.resolve("bench"));
    try (Course course = Course.prepare(repository, rounds)) {
      for (String part : chosen) {
        System.out.println("== " + part);
        results.write(part, section(PARTS.get(part), course, repository));
      }
    }
    results.assemble(List.copyOf(PARTS.keySet()));
  }

  private static int number(String argument) {
    return Integer.parseInt(argument);
  }

  private static String section(Part part, Course course, Path repository) throws Exception {
    String circumstances = Machine.described(repository);
    String found = part.measure(course);
    return String.format(
        "## %s%n%n%s; %s.%n%n%s", part.title(), circumstances, course.described(), found);
  }
}
