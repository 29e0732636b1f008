package org.spasmwatch.bench.driver.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.bench.driver.load.Rounds;

/** Runs what bench/jmh has, in a JVM of its own, and reads what JMH writes. */
public final class Benchmarks {
  private static final int WARM_UPS = 3;

  private final Path module;
  private final Path work;
  private final Rounds rounds;

  /**
   * @param module the folder of bench/jmh
   * @param work where bodies are, and the results go
   */
  public Benchmarks(Path module, Path work, Rounds rounds) {
    this.module = module;
    this.work = work;
    this.rounds = rounds;
  }

  /** Microseconds and bytes for one operation. */
  public record Cost(double micros, double bytes) {}

  /** The costs of a benchmark by the value of one of its parameters. */
  public Map<String, Cost> run(String benchmark, String parameter, boolean withFolder)
      throws IOException, InterruptedException {
    Path results = work.resolve(benchmark + ".json");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                module.resolve("target/classes") + ":" + module.resolve("target/lib") + "/*",
                "org.openjdk.jmh.Main",
                benchmark));
    command.addAll(List.of("-f", "1", "-t", "1", "-foe", "true", "-prof", "gc"));
    command.addAll(List.of("-jvmArgs", "-Xmx4g -XX:+UseSerialGC"));
    command.addAll(List.of("-i", "" + rounds.count(), "-r", rounds.seconds() + "s"));
    command.addAll(
        List.of("-wi", "" + WARM_UPS, "-w", Math.max(1, rounds.warmUp() / WARM_UPS) + "s"));
    command.addAll(List.of("-rf", "json", "-rff", results.toString()));
    if (withFolder) {
      command.addAll(List.of("-p", "folder=" + work));
    }
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(benchmark + ".log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("JMH failed: see " + work.resolve(benchmark + ".log"));
    }
    return read(results, parameter);
  }

  private static Map<String, Cost> read(Path results, String parameter) throws IOException {
    Map<String, Cost> costs = new LinkedHashMap<>();
    for (JsonNode run : new ObjectMapper().readTree(results.toFile())) {
      double micros = run.at("/primaryMetric/score").asDouble();
      double bytes = run.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
      costs.put(run.path("params").path(parameter).asText(), new Cost(micros, bytes));
    }
    return costs;
  }
}
