package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Certificates;
import org.spasmwatch.testkit.LoginServer;
import org.spasmwatch.testkit.LoginServer.Trouble;
import org.spasmwatch.testkit.Program;
import org.spasmwatch.testkit.Signer;

/**
 * The packaged program and an authorization server that comes later, or is not what it should be.
 */
class AuthorizationServerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String AUDIENCE = "spasmwatch";
  private static final Signer KEY = Signer.of("ES384", "login-key");

  @TempDir private Path folder;

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("QUARKUS_PROFILE", "trial");
    environment.put("SPASMWATCH_TRIAL_DATA_DIRECTORY", folder.resolve("data").toString());
    environment.put("SPASMWATCH_FHIR_AUDIENCE", AUDIENCE);
    return environment;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(Program program, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path));
  }

  private static int read(Program program, String issuer) throws Exception {
    Map<String, Object> claims = Signer.claims(issuer, AUDIENCE, Instant.now());
    claims.put("scope", "system/*.rs");
    HttpRequest.Builder read = to(program, "/fhir/r5/Medication/gabapentin");
    return send(read.header("Authorization", "Bearer " + KEY.sign(claims))).statusCode();
  }

  private static String configuration(Program program, String member) throws Exception {
    String document = send(to(program, "/fhir/r5/.well-known/smart-configuration")).body();
    return Bundles.json(document).path(member).asText();
  }

  @Test
  void itStartsWithoutOneAndBelievesItOnceItIsThereAndIsItself() throws Exception {
    int port = Program.freePort();
    String issuer = LoginServer.issuer(port);
    try (Program program =
        Program.start(folder, environment(Map.of("SPASMWATCH_FHIR_ISSUER", issuer)))) {
      program.awaitReadiness(200);
      assertThat(read(program, issuer)).isEqualTo(401);
      try (LoginServer server = new LoginServer(port, KEY, AUDIENCE)) {
        for (Trouble trouble : List.of(Trouble.HANGING, Trouble.ENDLESS, Trouble.IMPOSTOR)) {
          isNotBelieved(program, server, trouble);
        }
        assertThat(server.fetches()).isZero();
        server.suffer(Trouble.NONE);

        await().atMost(PATIENCE).until(() -> read(program, issuer) == 200);
        assertThat(configuration(program, "token_endpoint")).isEqualTo(issuer + "/token");
      }
      assertThat(read(program, issuer)).isEqualTo(200);
      assertThat(program.log())
          .content()
          .contains("the signer's keys cannot be fetched")
          .doesNotContain("eyJ", "\tat ", "io.quarkus.oidc", "OIDC");
    }
  }

  private static void isNotBelieved(Program program, LoginServer server, Trouble trouble) {
    server.suffer(trouble);
    int before = server.asked();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(read(program, server.issuer())).isEqualTo(401);
              assertThat(server.asked()).isGreaterThan(before);
            });
  }

  @Test
  void whereTheKeysAreKnownTheServerIsAskedForNothingElse() throws Exception {
    int port = Program.freePort();
    String issuer = "the login of the hospital";
    Map<String, String> environment =
        environment(
            Map.of(
                "SPASMWATCH_FHIR_ISSUER",
                issuer,
                "SPASMWATCH_FHIR_JWKS_URL",
                LoginServer.issuer(port) + "/certs"));
    try (Program program = Program.start(folder, environment)) {
      program.awaitReadiness(200);
      assertThat(read(program, issuer)).isEqualTo(401);
      try (LoginServer server = new LoginServer(port, KEY, AUDIENCE)) {
        await().atMost(PATIENCE).until(() -> read(program, issuer) == 200);

        assertThat(read(program, LoginServer.issuer(port))).isEqualTo(401);
        assertThat(configuration(program, "jwks_uri")).isEqualTo(server.issuer() + "/certs");
        assertThat(server.asked()).isZero();
      }
    }
  }

  @Test
  void aCertificateOfTheHospitalIsTrustedWhereItIsNamed() throws Exception {
    Path certificate = Certificates.of(folder, "localhost");
    try (LoginServer server = LoginServer.secure(certificate, KEY, AUDIENCE)) {
      Map<String, String> environment =
          environment(Map.of("SPASMWATCH_FHIR_ISSUER", server.issuer()));
      try (Program program = Program.start(folder, environment)) {
        program.awaitReadiness(200);
        assertThat(read(program, server.issuer())).isEqualTo(401);
        assertThat(server.asked()).isZero();
      }
      environment.put("QUARKUS_TLS_LOGIN_TRUST_STORE_P12_PATH", certificate.toString());
      environment.put("QUARKUS_TLS_LOGIN_TRUST_STORE_P12_PASSWORD", Certificates.PASSWORD);
      try (Program program = Program.start(folder, environment)) {
        program.awaitReadiness(200);
        assertThat(read(program, server.issuer())).isEqualTo(200);
      }
    }
  }
}
