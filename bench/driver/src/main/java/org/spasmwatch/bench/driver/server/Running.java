package org.spasmwatch.bench.driver.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The process of a target, until it is closed. */
public final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;

  private final Process process;
  private final Path log;

  private Running(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Running of(Target target, Path folder) throws IOException {
    Path log = Files.createDirectories(folder).resolve(target.name().replace(' ', '-') + ".log");
    ProcessBuilder builder = new ProcessBuilder(target.command());
    builder.environment().remove("QUARKUS_PROFILE");
    builder.environment().putAll(target.environment());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Running(process, log);
  }

  void await(String url) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers(client, request)) {
      checkAlive();
      if (Instant.now().isAfter(end)) {
        throw new IOException("no answer of " + url + ": see " + log);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /**
   * @throws IOException when it has ended by itself
   */
  public void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("it has ended: see " + log);
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Megabytes of memory that the process has now. */
  public long resident() throws IOException {
    return kilobytes("VmRSS:") / 1024;
  }

  /** Megabytes of memory that it had at the most. */
  public long peak() throws IOException {
    return kilobytes("VmHWM:") / 1024;
  }

  private long kilobytes(String field) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  /** Megabytes of its heap that are in use, after a full collection. */
  public double heap() throws IOException, InterruptedException {
    String histogram = ask("GC.class_histogram");
    String total = histogram.substring(histogram.lastIndexOf("Total")).strip();
    return Double.parseDouble(total.split("\\s+")[2]) / (1 << 20);
  }

  /** What the JDK's jcmd gets of it. */
  public String ask(String... question) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(String.valueOf(process.pid()));
    command.addAll(List.of(question));
    Process asking = new ProcessBuilder(command).redirectErrorStream(true).start();
    String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (asking.waitFor() != 0) {
      throw new IOException(command + ": " + answer);
    }
    return answer;
  }

  /** Waits for its end. */
  void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      close();
      throw new IOException("it failed: see " + log);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
