package org.spasmwatch.bench.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spasmwatch.bench.driver.load.Bodies;
import org.spasmwatch.bench.driver.load.Exchange;
import org.spasmwatch.bench.driver.load.Load;
import org.spasmwatch.bench.driver.load.Rounds;
import org.spasmwatch.bench.driver.load.Rounds.Measurement;
import org.spasmwatch.bench.driver.load.Tokens;
import org.spasmwatch.bench.driver.profile.Benchmarks;
import org.spasmwatch.bench.driver.report.Results;
import org.spasmwatch.bench.driver.server.Running;
import org.spasmwatch.bench.driver.server.Servers;
import org.spasmwatch.bench.driver.server.Target;

/** What all parts have in common: the servers, the bodies that are sent, how often and how long. */
final class Course implements AutoCloseable {
  /** Bytes of bodies, by what the tables call them. */
  static final Map<String, Integer> SIZES = sizes();

  static final String HOOK = "/cds-services/spasm-review";

  private final Path repository;
  private final Path work;
  private final Rounds rounds;
  private final Tokens tokens;
  private final Servers servers;

  private Course(Path repository, Rounds rounds) throws Exception {
    this.repository = repository;
    this.work = Files.createDirectories(repository.resolve("bench/target/run"));
    this.rounds = rounds;
    this.tokens = new Tokens(Servers.EHR, Servers.URL + HOOK);
    this.servers = Servers.start(repository, work, tokens.keys());
  }

  private static Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("5 KB", 5_000);
    sizes.put("50 KB", 50_000);
    sizes.put("500 KB", 500_000);
    return sizes;
  }

  /**
   * With all that it needs: bodies, and the service's own answers for the bare endpoint to give.
   */
  static Course prepare(Path repository, Rounds rounds) throws Exception {
    Course course = new Course(repository, rounds);
    try {
      course.bodies();
      return course;
    } catch (Exception e) {
      course.close();
      throw e;
    }
  }

  private void bodies() throws Exception {
    Target target = servers.trial();
    try (Running service = target.start(work)) {
      for (int size : SIZES.values()) {
        Optional<Path> body = Optional.of(write(size));
        keep(Bodies.name(size), Exchange.body(target.url() + HOOK, body, Bodies.CARD));
      }
      for (Map.Entry<String, String> read : Reads.PATHS.entrySet()) {
        keep(read.getKey(), get(target, read.getValue()));
      }
      keep(Reads.ALL, get(target, "/ClinicalUseDefinition?_count=1000"));
    }
  }

  /** Writes a call of that size. */
  Path write(int size) throws IOException {
    return new Bodies(repository.resolve("docs/examples"), LocalDate.now()).write(work, size);
  }

  private static byte[] get(Target target, String path) throws Exception {
    return Exchange.body(target.url() + Reads.BASE + path, Optional.empty(), "resourceType");
  }

  private void keep(String name, byte[] answer) throws IOException {
    Files.write(Files.createDirectories(answers()).resolve(name), answer);
  }

  /** The folder of the service's answers. */
  Path answers() {
    return work.resolve("answers");
  }

  Path work() {
    return work;
  }

  Servers servers() {
    return servers;
  }

  Rounds rounds() {
    return rounds;
  }

  Benchmarks benchmarks() {
    return new Benchmarks(repository.resolve("bench/jmh"), work, rounds);
  }

  Results results() {
    return new Results(repository.resolve("bench"));
  }

  /** A call of that size of the hook, or of the bare endpoint when that is the target. */
  Load call(Target target, int size) {
    String path = target.name().equals("bare") ? "/hook/" + Bodies.name(size) : HOOK;
    String within = target.name().startsWith("HAPI") ? "Myoclonus on gabapentin" : Bodies.CARD;
    return Load.post(target.url() + path, work.resolve(Bodies.name(size)), within);
  }

  Measurement saturate(Load load) {
    return seconds -> load.saturate(script(), seconds);
  }

  /** With a token for each call. */
  Measurement saturateWithTokens(Load load) {
    return seconds -> tokens.saturate(load, script(), seconds, work.resolve("tokens"));
  }

  private Path script() {
    return repository.resolve("bench/post.lua");
  }

  /** How it was measured, in a line. */
  String described() {
    return rounds.count()
        + " rounds of "
        + rounds.seconds()
        + " s, after "
        + rounds.warmUp()
        + " s to warm up";
  }

  @Override
  public void close() throws IOException {
    servers.close();
  }
}
