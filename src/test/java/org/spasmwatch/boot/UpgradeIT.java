package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Program;

/** The tables of the release before this one, and those of the next: both are served. */
class UpgradeIT {
  private static final Path TABLES = Path.of("src/test/resources/upgrade");
  private static final String TOKEN = "token-of-the-upgrade";
  private static final String EDITED = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";
  private static final String DELETED = "/fhir/r5/ClinicalUseDefinition/gabapentin-bloating";
  private static final String CONFLICT =
      "statement/gabapentin-myoclonus was edited here, the catalogue has changed it since";
  private static final String SETTLED =
      "statement/gabapentin-myoclonus was edited here, the catalogue has not changed it since";
  private static final String AUDITED =
      "select string_agg(audit_event::text, ' ' order by id) from audit_event where id in"
          + " (select id from audit_event order by recorded_at limit 2)";

  @TempDir private Path folder;

  private EmbeddedPostgres database;

  @BeforeEach
  void startDatabase() throws IOException {
    database = EmbeddedPostgres.builder().setDataDirectory(folder.resolve("data")).start();
  }

  @AfterEach
  void endDatabase() throws IOException {
    database.close();
  }

  /** A trial that neither migrates nor installs by itself. */
  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "QUARKUS_PROFILE", "trial",
            "SPASMWATCH_DEV_TOKEN", TOKEN,
            "SPASMWATCH_KNOWLEDGE_INSTALL_AT_START", "false",
            "QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"),
            "QUARKUS_DATASOURCE_USERNAME", "postgres",
            "QUARKUS_DATASOURCE_PASSWORD", "postgres"));
  }

  /** What it says. */
  private String migrate() throws Exception {
    try (Program migrate = Program.start(folder, environment(), "migrate")) {
      assertThat(migrate.awaitExit()).as("see %s", migrate.log()).isZero();
      return Files.readString(migrate.log());
    }
  }

  private void anOlderReleaseDoesNotMigrate() throws Exception {
    try (Program migrate = Program.start(folder, environment(), "migrate")) {
      assertThat(migrate.awaitExit()).isEqualTo(1);
      assertThat(migrate.log())
          .content()
          .contains("not migrated: the tables are those of a newer release (migration 999)");
    }
  }

  private void execute(String file) throws IOException, SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(Files.readString(TABLES.resolve(file)));
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static HttpRequest.Builder to(Program program, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static int write(Program program, ObjectNode statement) throws Exception {
    statement.remove(List.of("meta", "text"));
    ObjectNode mark = statement.putArray("identifier").addObject();
    mark.put("system", "https://pharmacy.example/drafts").put("value", "after the upgrade");
    return send(to(program, EDITED)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/fhir+json")
            .PUT(BodyPublishers.ofString(statement.toString())))
        .statusCode();
  }

  @Test
  void whatTheReleaseBeforeLeftIsMigratedAndServed() throws Exception {
    execute("before-feedback.sql");
    String audited = ask(AUDITED);

    assertThat(migrate()).contains(CONFLICT);

    assertThat(ask(AUDITED)).isEqualTo(audited);
    try (Program program = Program.start(folder, environment())) {
      assertThat(program.awaitReadiness(200)).contains("\"local-edits\": 2", CONFLICT);
      assertThat(program.assess().body()).contains("gabapentin-myoclonus/_history/2\"");
      HttpResponse<String> edited = send(to(program, EDITED));
      assertThat(edited.body()).contains("Words of the hospital.");
      assertThat(write(program, (ObjectNode) Bundles.json(edited.body()))).isEqualTo(200);
      assertThat(program.get("/q/health/ready").body()).contains(SETTLED).doesNotContain(CONFLICT);
      assertThat(send(to(program, EDITED)).body()).contains("Words of the hospital.");
      assertThat(send(to(program, EDITED + "/_history/2")).statusCode()).isEqualTo(200);
      assertThat(send(to(program, DELETED)).statusCode()).isEqualTo(410);
      assertThat(send(to(program, "/feedback/summary")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theTablesOfTheNextReleaseAreServedWhileTheyComeAndAfterwards() throws Exception {
    migrate();
    try (Program program = Program.start(folder, environment())) {
      program.awaitReadiness(200);
      Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
      Thread client = new Thread(() -> askOnAndOn(program, statuses));
      client.start();

      execute("next-release.sql");

      goesOn(statuses);
      ObjectNode statement = (ObjectNode) Bundles.json(send(to(program, EDITED)).body());
      assertThat(write(program, statement)).isEqualTo(200);
      anOlderReleaseDoesNotMigrate();
      try (Program other = Program.start(folder, environment())) {
        assertThat(other.awaitReadiness(200)).contains("\"local-edits\": 1");
        assertThat(other.assess().body()).contains("gabapentin-myoclonus/_history/2\"");
        goesOn(statuses);
      }
      client.interrupt();
      client.join();
      assertThat(new ArrayList<>(statuses)).containsOnly(200);
    }
    assertThat(ask("select count(*) from knowledge_review")).isEqualTo("0");
  }

  private static void askOnAndOn(Program program, Queue<Integer> statuses) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        statuses.add(program.assess().statusCode());
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    } catch (IOException failed) {
      statuses.add(0);
    }
  }

  private static void goesOn(Queue<Integer> statuses) {
    int then = statuses.size();
    Awaitility.await().until(() -> statuses.size() > then + 2);
  }
}
