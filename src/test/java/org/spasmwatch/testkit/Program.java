package org.spasmwatch.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The packaged program as a process of its own, as an operator starts it, on free ports where the
 * environment names none.
 */
public record Program(Process process, int port, int management, Path log)
    implements AutoCloseable {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Starts it; its output goes to a file of the folder. */
  public static Program start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    int port = port(environment, "QUARKUS_HTTP_PORT");
    int management = port(environment, "QUARKUS_MANAGEMENT_PORT");
    Path log = Files.createTempFile(folder, "program", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().remove("QUARKUS_PROFILE");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Program(process, port, management, log);
  }

  private static int port(Map<String, String> environment, String name) throws IOException {
    String given = environment.get(name);
    return given == null ? freePort() : Integer.parseInt(given);
  }

  /** A port that nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The answer to a GET on the management port. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path)).build());
  }

  /** The answer about the example patient. */
  public HttpResponse<String> assess() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/assessments?date=2026-04-21");
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofFile(EXAMPLE))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  /** Waits until the readiness check has this status, and returns its body. */
  public String awaitReadiness(int status) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("/q/health/ready"), answer -> answer.statusCode() == status)
        .body();
  }

  /** Waits until the readiness check says this. */
  public void awaitReadinessSays(String text) {
    Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get("/q/health/ready").body(), body -> body.contains(text));
  }

  /** Waits for its end, and returns its exit code. */
  public int awaitExit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it has not ended; see " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
  }
}
