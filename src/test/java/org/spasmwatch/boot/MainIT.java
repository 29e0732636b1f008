package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process of its own, as an operator starts it. */
class MainIT {
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");
  private static final int REFUSED = 78;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  /** A running program and the ports it was given. */
  private record Program(Process process, int port, int management, Path log)
      implements AutoCloseable {
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path)).build());
    }

    HttpResponse<String> assess() throws IOException, InterruptedException {
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

    void awaitReady() {
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Override
    public void close() {
      process.destroy();
      Awaitility.await().atMost(PATIENCE).until(() -> !process.isAlive());
    }
  }

  private Program start(Map<String, String> environment) throws IOException {
    int port = freePort();
    int management = freePort();
    Path log = Files.createTempFile(folder, "program", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            JAR.toString());
    builder.environment().remove("QUARKUS_PROFILE");
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", String.valueOf(management));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Program(process, port, management, log);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> trial(Path data) {
    return Map.of("QUARKUS_PROFILE", "trial", "SPASMWATCH_TRIAL_DATA_DIRECTORY", data.toString());
  }

  @Test
  void withoutTheTrialProfileItIsRefusedAndSaysWhy() throws Exception {
    try (Program program = start(Map.of())) {
      assertThat(program.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(program.process().exitValue()).isEqualTo(REFUSED);
      assertThat(program.log()).content().contains("QUARKUS_PROFILE=trial").doesNotContain("\tat ");
    }
  }

  @Test
  void theTrialBringsItsOwnDatabaseAndKeepsItsData() throws Exception {
    Path data = folder.resolve("data");
    for (int start = 0; start < 2; start++) {
      try (Program program = start(trial(data))) {
        program.awaitReady();

        assertThat(program.get("/q/health/ready").body()).contains("+1\"");
        assertThat(program.assess().body()).contains("\"indicator\":\"warning\"");
      }
    }
    assertThat(data.resolve("postgres/PG_VERSION")).exists();
  }

  @Test
  void aGivenDatabaseIsUsedAndNothingElseStarts() throws Exception {
    Path unused = folder.resolve("unused");
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> given = database.start(folder.resolve("given"));
      Map<String, String> environment = new HashMap<>(trial(unused));
      given.forEach(
          (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
      try (Program program = start(environment)) {
        program.awaitReady();

        assertThat(program.assess().statusCode()).isEqualTo(200);
      }
    }
    assertThat(unused).doesNotExist();
  }
}
