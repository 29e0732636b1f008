package org.spasmwatch.ehr.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.ehr.http.Answer.Kind;

/** Whom the client believes to be the server that it asked for. */
class TlsTest {
  private static final String PASSWORD = "of-this-test";
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
      };

  @TempDir private static Path folder;
  private static Path ours = Path.of("");
  private static Path anothers = Path.of("");

  private final Vertx vertx = Vertx.vertx();

  @BeforeAll
  static void makeCertificates() throws Exception {
    ours = certificate("localhost");
    anothers = certificate("another.example");
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** A key store with a certificate that its owner signed for this name. */
  private static Path certificate(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "ehr",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return store;
  }

  private static HttpsServer server(Path certificate) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
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
            new PfxOptions().setPath(certificate.toString()).setPassword(PASSWORD));
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
