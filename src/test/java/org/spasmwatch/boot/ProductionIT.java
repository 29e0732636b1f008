package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Program;
import org.spasmwatch.testkit.Tables;

/** The packaged program in production: everything set, migrated by the command, two replicas. */
class ProductionIT {
  private static final String READ = "/fhir/r5/Medication/gabapentin";
  private static final String STATEMENT = "/fhir/r5/ClinicalUseDefinition/gabapentin-bloating";
  private static final String SERVICE = "spasmwatch_service";
  private static final int REFUSED = 78;

  @TempDir private Path folder;

  private static Map<String, String> environment(Map<String, String> dataSource) {
    Map<String, String> environment = Closed.environment(dataSource);
    environment.put("QUARKUS_SHUTDOWN_DELAY", "0S");
    return environment;
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(Program program, String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> call(Program program, @Nullable String token)
      throws IOException, InterruptedException {
    return send(
        to(program, Hooks.REVIEW, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Hooks.myoclonus().toString())));
  }

  private static int read(Program program, @Nullable String token)
      throws IOException, InterruptedException {
    return send(to(program, READ, token)).statusCode();
  }

  private void migrate(Map<String, String> environment) throws Exception {
    try (Program migrate = Program.start(folder, environment, "migrate")) {
      assertThat(migrate.awaitExit()).isZero();
    }
  }

  private static void execute(Map<String, String> dataSource, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                String.valueOf(dataSource.get("quarkus.datasource.jdbc.url")),
                dataSource.get("quarkus.datasource.username"),
                dataSource.get("quarkus.datasource.password"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The replicas work as a role that owns nothing, as in a cluster. */
  @Test
  void withEverythingSetItStartsClosedAndAnswersThoseItKnows() throws Exception {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> dataSource = database.start(folder.resolve("data"));
      Map<String, String> environment = environment(dataSource);
      execute(dataSource, "create role " + SERVICE + " login password '" + SERVICE + "'");
      environment.put("SPASMWATCH_DATABASE_SERVICE_ROLE", SERVICE);
      migrate(environment);
      environment.put("QUARKUS_DATASOURCE_USERNAME", SERVICE);
      environment.put("QUARKUS_DATASOURCE_PASSWORD", SERVICE);
      try (Program program = Program.start(folder, environment);
          Program other = Program.start(folder, environment)) {
        assertThat(program.awaitReadiness(200)).contains("prod (closed)", "\"required\"");
        other.awaitReadiness(200);

        hooksAreClosed(program, other);
        knowledgeIsClosed(program);
        knowledgeIsWritten(program, other);
        assertThat(program.assess().statusCode()).isEqualTo(401);
        assertThat(program.log())
            .content()
            .contains("a token of ehr is not believed: it has been used before")
            .doesNotContain("eyJ", Closed.SECRET, "\tat ");
        assertThat(Tables.text(dataSource))
            .doesNotContain("eyJ")
            .contains("seen_token", "shown_card", "audit_event");
      }
    }
  }

  private static void hooksAreClosed(Program program, Program other) throws Exception {
    assertThat(call(program, null).statusCode()).isEqualTo(401);
    String token = Closed.call(Hooks.REVIEW);

    HttpResponse<String> card = call(program, token);

    assertThat(card.statusCode()).as(card.body()).isEqualTo(200);
    assertThat(Bundles.json(card.body()).path("cards")).hasSize(1);
    assertThat(call(program, token).statusCode()).isEqualTo(401);
    assertThat(call(other, token).statusCode()).isEqualTo(401);
    assertThat(call(other, Closed.call(Hooks.REVIEW)).statusCode()).isEqualTo(200);
    assertThat(call(program, Closed.call("/cds-services/other")).statusCode()).isEqualTo(401);
  }

  private static void knowledgeIsClosed(Program program) throws Exception {
    assertThat(read(program, null)).isEqualTo(401);
    assertThat(read(program, Closed.access("system/Medication.rs"))).isEqualTo(200);
    assertThat(read(program, Closed.access("system/Group.rs"))).isEqualTo(403);
    Instant past = Instant.now().minusSeconds(3600);
    assertThat(read(program, Closed.access(Closed.URL, "system/*.rs", past))).isEqualTo(401);
    assertThat(read(program, Closed.access("https://x", "system/*.rs", Instant.now())))
        .isEqualTo(401);
    assertThat(send(to(program, "/fhir/r5/metadata", null)).statusCode()).isEqualTo(200);
  }

  private static void knowledgeIsWritten(Program program, Program other) throws Exception {
    HttpRequest.Builder deletion =
        to(program, STATEMENT, Closed.access("system/ClinicalUseDefinition.d spasmwatch/activate"))
            .header("If-Match", "W/\"1\"")
            .DELETE();

    assertThat(send(deletion).statusCode()).isEqualTo(204);

    other.awaitReadinessSays("+2\"");
  }

  @Test
  void aLostDatabaseStopsNoCallAndIsSaid() throws Exception {
    try (EmbeddedPostgres database =
        EmbeddedPostgres.builder().setDataDirectory(folder.resolve("lost")).start()) {
      Map<String, String> environment =
          environment(
              Map.of(
                  "quarkus.datasource.jdbc.url", database.getJdbcUrl("postgres", "postgres"),
                  "quarkus.datasource.username", "postgres",
                  "quarkus.datasource.password", "postgres"));
      migrate(environment);
      try (Program program = Program.start(folder, environment)) {
        program.awaitReadiness(200);
        database.close();
        String token = Closed.call(Hooks.REVIEW);

        assertThat(call(program, token).statusCode()).isEqualTo(200);
        assertThat(call(program, token).statusCode()).isEqualTo(401);
        program.awaitReadinessSays("degraded: the database does not answer in time");
      }
    }
  }

  @Test
  void aClientThatIsRegisteredByHalfStopsTheStartAndSaysWhatIsMissing() throws Exception {
    Map<String, String> environment =
        new HashMap<>(environment(Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://x/y")));
    environment.remove("SPASMWATCH_CDS_CLIENTS_EHR_JWKS");
    environment.put("SPASMWATCH_FHIR_JWKS_URL", "http://login.hospital.example/jwks");

    try (Program program = Program.start(folder, environment)) {
      assertThat(program.awaitExit()).isEqualTo(REFUSED);
      assertThat(program.log())
          .content()
          .contains("spasmwatch.cds.clients.ehr.jwks-url is not set")
          .contains("spasmwatch.fhir.jwks-url has something that is no https URL")
          .doesNotContain("\tat ", Closed.SECRET);
    }
  }
}
