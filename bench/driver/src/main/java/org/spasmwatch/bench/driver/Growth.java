package org.spasmwatch.bench.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.profile.Benchmarks.Cost;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Target;

/**
 * Whether the size of the knowledge matters: to an assessment, to a search by code, and to the
 * memory.
 */
final class Growth implements Part {
  private static final int MANY = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final double WITHIN = 1.2;

  /** Copies of a statement under other ids, as one change of the knowledge. */
  private static final String COPIES =
      """
      insert into knowledge_record (kind, id, version, revision, origin, content, model, author,
          reason, recorded_at)
        select kind, 'copy-' || number, 1, (select revision + 1 from knowledge_head), 'local',
          content, model, 'bench', 'to be measured', now()
        from knowledge_record, generate_series(1, %d) number
        where id = 'lamotrigine-headache' and version = 1;
      update knowledge_head set revision = revision + 1;
      """;

  private static final String UNDONE =
      """
      delete from knowledge_record where id like 'copy-%';
      update knowledge_head set revision = revision + 1;
      """;

  @Override
  public String title() {
    return "How it grows with the knowledge";
  }

  @Override
  public String measure(Course course) throws Exception {
    return table(
            "Assessment of a patient, facts to cards, by the number of statements",
            course.benchmarks().run("AssessmentBenchmark", "count", true))
        + table(
            "Search of a Medication by its code, by the number of Medications",
            course.benchmarks().run("SearchBenchmark", "count", false))
        + memory(course);
  }

  private static String table(String title, Map<String, Cost> costs) {
    double least = costs.values().iterator().next().micros();
    return costs.entrySet().stream()
        .map(e -> row(e.getKey(), e.getValue(), e.getValue().micros() / least))
        .collect(
            Collectors.joining(
                "",
                "### "
                    + title
                    + "\n\n"
                    + "| how many | µs | to the first (≤ 1.20) | allocated, KB |\n"
                    + "|---|---|---|---|\n",
                "\n"));
  }

  private static String row(String count, Cost cost, double ratio) {
    return String.format(
        Locale.ROOT,
        "| %,d | %,.1f | %s | %,.1f |%n",
        Integer.parseInt(count),
        cost.micros(),
        String.format(Locale.ROOT, ratio <= WITHIN ? "**%.2f**" : "%.2f", ratio),
        cost.bytes() / 1000);
  }

  private static String memory(Course course) throws Exception {
    Target service = course.servers().trial();
    Load call = course.call(service, Course.SIZES.get("5 KB"));
    Load last =
        Load.get(service.url() + Reads.BASE + "/ClinicalUseDefinition/copy-" + MANY, "copy-");
    try (Running running = service.start(course.work())) {
      call.once();
      Load.get(service.url() + Reads.BASE + Reads.PATHS.get("search"), "Bundle").once();
      double before = running.heap();
      course.servers().execute(COPIES.formatted(MANY));
      Duration until = until(running, last);
      call.once();
      double after = running.heap();
      return String.format(
          Locale.ROOT,
          "### Memory%n%nHeap in use after a full collection, all statements read once as FHIR:"
              + " %.0f MiB with the catalogue, %.0f MiB with %,d statements more, which is %.0f MiB"
              + " for 10,000. They came as one change and were in force after %d s.%n",
          before,
          after,
          MANY,
          (after - before) * 10_000 / MANY,
          until.toSeconds());
    } finally {
      course.servers().execute(UNDONE);
    }
  }

  private static Duration until(Running running, Load last) throws Exception {
    Instant begun = Instant.now();
    while (!last.isAnswered()) {
      running.checkAlive();
      if (Instant.now().isAfter(begun.plus(PATIENCE))) {
        throw new IllegalStateException("the statements are not in force");
      }
      Thread.sleep(200);
    }
    return Duration.between(begun, Instant.now());
  }
}
