package org.spasmwatch.replicas;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.spasmwatch.testkit.Metrics;
import org.spasmwatch.testkit.Program;

/** A replica, which keeps its name and its ports when it is started again. */
final class Replica implements AutoCloseable {
  private final String name;
  private final Path folder;
  private final Map<String, String> environment;
  private Program program;

  private Replica(String name, Path folder, Map<String, String> environment) throws IOException {
    this.name = name;
    this.folder = folder;
    this.environment = environment;
    this.program = Program.start(folder, environment);
  }

  static Replica start(String name, Path folder, Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(Program.freePort()));
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(Program.freePort()));
    return new Replica(name, folder, environment);
  }

  String name() {
    return name;
  }

  int port() {
    return program.port();
  }

  int management() {
    return program.management();
  }

  Client client() {
    return new Client(port());
  }

  /** What its readiness says, once it has this status. */
  String awaitReadiness(int status) {
    return program.awaitReadiness(status);
  }

  void awaitReadinessSays(String text) {
    program.awaitReadinessSays(text);
  }

  Metrics metrics() throws IOException, InterruptedException {
    return new Metrics(program.get("/q/metrics").body());
  }

  /** What it has used of all cores since it was started. */
  Duration cpu() {
    return program.process().info().totalCpuDuration().orElseThrow();
  }

  /** The bytes of the heap that are in use once all that is not has been cleared away. */
  double heap() throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    long pid = program.process().pid();
    new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "GC.run").start().waitFor();
    return metrics().sum("jvm_memory_used_bytes", "area=\"heap\"");
  }

  /** Ends it at once, as a lost node does; returns when it was gone. */
  Instant kill() throws InterruptedException {
    program.process().destroyForcibly();
    program.awaitExit();
    return Instant.now();
  }

  /** Tells it to end and waits until it has. */
  void end() throws InterruptedException {
    program.process().destroy();
    program.awaitExit();
  }

  void startAgain() throws IOException {
    program = Program.start(folder, environment);
  }

  @Override
  public void close() {
    program.process().destroyForcibly();
    program.close();
  }
}
