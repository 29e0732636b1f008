package org.spasmwatch.ehr.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.ehr.http.Answer.Kind;
import org.spasmwatch.testkit.Certificates;

/** Whom the client believes to be the server that it asked for. */
class TlsTest {
  private static final Budget AMPLE =
      new Budget() {
        @Override
        public long millisLeft() {
          return TimeUnit.SECONDS.toMillis(30);
        }

        @Override
        public boolean take(long bytes) {
          return true;
        }

        @Override
        public void giveBack(long bytes) {}
      };

  @TempDir private static Path folder;
  private static Path ours = Path.of("");
  private static Path anothers = Path.of("");

  private final Vertx vertx = Vertx.vertx();

  @BeforeAll
  static void makeCertificates() {
    ours = Certificates.of(folder, "localhost");
    anothers = Certificates.of(folder, "another.example");
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static HttpsServer server(Path certificate) {
    HttpsServer server = Certificates.server(certificate, 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'{', '}'});
          }
        });
    server.start();
    return server;
  }

  private Kind asked(Path certificate, UnaryOperator<HttpClientOptions> trust) throws Exception {
    HttpsServer server = server(certificate);
    try {
      URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/Patient/1");
      return new Gets(vertx, Clients.of(vertx, 1, trust))
          .get(uri, "token", AMPLE)
          .toCompletionStage()
          .toCompletableFuture()
          .get(30, TimeUnit.SECONDS)
          .kind();
    } finally {
      server.stop(0);
    }
  }

  private static UnaryOperator<HttpClientOptions> trusting(Path certificate) {
    return options ->
        options.setTrustOptions(
            new PfxOptions().setPath(certificate.toString()).setPassword(Certificates.PASSWORD));
  }

  @Test
  void aServerWhoseCertificateIsTrustedIsAsked() throws Exception {
    assertThat(asked(ours, trusting(ours))).isEqualTo(Kind.OK);
  }

  @Test
  void aServerWhoseCertificateNobodyVouchesForIsNotAsked() throws Exception {
    assertThat(asked(ours, options -> options)).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void aServerWhoseCertificateIsForAnotherNameIsNotAsked() throws Exception {
    assertThat(asked(anothers, trusting(anothers))).isEqualTo(Kind.UNREACHABLE);
  }
}
