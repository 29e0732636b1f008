package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.testkit.Program;
import org.spasmwatch.testkit.Tables;

/** The end of the packaged program, as a cluster ends it: SIGTERM, while it has work to do. */
class ShutdownIT {
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");
  private static final int CLIENTS = 4;
  private static final int PATIENCE = 30_000;

  @TempDir private Path folder;

  private Map<String, String> environment() {
    return Map.of(
        "QUARKUS_PROFILE", "trial",
        "QUARKUS_SHUTDOWN_DELAY", "4S",
        "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/none",
        "SPASMWATCH_KNOWLEDGE_START_WITHOUT_DATABASE", "true",
        "SPASMWATCH_KNOWLEDGE_INSTALL_AT_START", "false");
  }

  /** Asks again and again until it is told to stop; returns all statuses. */
  private static Callable<List<Integer>> client(
      Program program, AtomicBoolean stop, AtomicInteger answered) {
    return () -> {
      Stream.Builder<Integer> statuses = Stream.builder();
      while (!stop.get()) {
        statuses.add(program.assess().statusCode());
        answered.incrementAndGet();
      }
      return statuses.build().toList();
    };
  }

  @Test
  void itIsNotReadyFirstAndStillAnswersAll() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try (Program program = Program.start(folder, environment())) {
      program.awaitReadiness(200);
      List<Future<List<Integer>>> clients =
          Stream.generate(() -> threads.submit(client(program, stop, answered)))
              .limit(CLIENTS)
              .toList();
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> answered.get() > CLIENTS);
      program.awaitReadinessSays("degraded: the audit trail cannot be written now");

      program.process().destroy();

      program.awaitReadiness(503);
      int then = answered.get();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> answered.get() > then + CLIENTS);
      stop.set(true);
      for (Future<List<Integer>> client : clients) {
        assertThat(client.get()).isNotEmpty().containsOnly(200);
      }
      program.awaitExit();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Its body is still coming when the service begins to end, and is complete only later. */
  @Test
  void aRequestThatWasBegunIsAnswered() throws Exception {
    byte[] body = Files.readAllBytes(EXAMPLE);
    try (Program program = Program.start(folder, environment())) {
      program.awaitReadiness(200);
      try (Socket socket = halfSent(program, body)) {
        program.process().destroy();
        awaitRefusal(program, new AtomicInteger());

        sendOtherHalf(socket, body);
      }
      program.awaitExit();
    }
  }

  private static Socket halfSent(Program program, byte[] body) throws IOException {
    Socket socket = new Socket("127.0.0.1", program.port());
    socket.setSoTimeout(PATIENCE);
    String head =
        "POST /assessments?date=2026-04-21 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Content-Type: application/fhir+json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body, 0, body.length / 2);
    socket.getOutputStream().flush();
    return socket;
  }

  private static void sendOtherHalf(Socket socket, byte[] body) throws IOException {
    socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
    assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 200")
        .contains("\"indicator\":\"warning\"");
  }

  /** What was assessed is in the audit trail, however late its answer came. */
  @Test
  void theAuditTrailIsWrittenToItsEnd() throws Exception {
    AtomicInteger answered = new AtomicInteger();
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> dataSource = database.start(folder.resolve("data"));
      try (Program program = Program.start(folder, withDatabase(dataSource))) {
        program.awaitReadiness(200);
        try (Socket socket = halfSent(program, Files.readAllBytes(EXAMPLE))) {
          program.process().destroy();
          awaitRefusal(program, answered);
          answered.incrementAndGet();
          sendOtherHalf(socket, Files.readAllBytes(EXAMPLE));
        }
        program.awaitExit();
      }
      assertThat(
              Tables.text(dataSource)
                  .lines()
                  .filter(row -> row.startsWith("public.audit_event"))
                  .filter(row -> row.contains(",assess,assessments,") && row.contains(",200,")))
          .hasSize(answered.get());
    }
  }

  private Map<String, String> withDatabase(Map<String, String> dataSource) {
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_PROFILE", "trial");
    environment.put("QUARKUS_SHUTDOWN_DELAY", "1S");
    dataSource.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return environment;
  }

  /** After the delay new requests are refused, by an answer or by a closed door. */
  private static void awaitRefusal(Program program, AtomicInteger answered) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              try {
                boolean refused = program.assess().statusCode() == 503;
                answered.addAndGet(refused ? 0 : 1);
                return refused;
              } catch (IOException closed) {
                return true;
              }
            });
  }
}
