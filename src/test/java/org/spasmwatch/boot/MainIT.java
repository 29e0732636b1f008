package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.testkit.Program;

/** The packaged program, as an operator starts it. */
class MainIT {
  private static final int REFUSED = 78;

  @TempDir private Path folder;

  private Map<String, String> trial(String data) {
    return Map.of(
        "QUARKUS_PROFILE",
        "trial",
        "SPASMWATCH_TRIAL_DATA_DIRECTORY",
        folder.resolve(data).toString());
  }

  private Map<String, String> on(Map<String, String> dataSource, String profile) {
    Map<String, String> environment = new HashMap<>(trial("unused"));
    environment.put("QUARKUS_PROFILE", profile);
    dataSource.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    return environment;
  }

  private static Map<String, String> database(int port) {
    return Map.of(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "quarkus.datasource.username",
        "postgres",
        "quarkus.datasource.password",
        "postgres");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** A database that nobody has started. */
  private Map<String, String> nowhere() throws IOException {
    return on(database(freePort()), "trial");
  }

  @Test
  void withoutTheTrialProfileItIsRefusedAndSaysEverythingThatSpeaksAgainstIt() throws Exception {
    Map<String, String> open =
        Map.of(
            "SPASMWATCH_DEV_TOKEN",
            "a-token-that-is-secret",
            "SPASMWATCH_CDS_CORS_ORIGINS",
            "*",
            "SPASMWATCH_KNOWLEDGE_INSTALL_AT_START",
            "true",
            "SPASMWATCH_KNOWLEDGE_START_WITHOUT_DATABASE",
            "true");
    try (Program program = Program.start(folder, open)) {
      assertThat(program.awaitExit()).isEqualTo(REFUSED);
      assertThat(program.log())
          .content()
          .contains("SPASMWATCH_FHIR_ISSUER", "no client of CDS Hooks", "SPASMWATCH_PUBLIC_URL")
          .contains("dev-token", "cors-origins", "'migrate'", "QUARKUS_DATASOURCE_JDBC_URL")
          .contains("until a database answers")
          .doesNotContain("\tat ", "a-token-that-is-secret");
    }
  }

  @Test
  void aSettingThatDoesNotExistIsRefusedWithTheNearestOne() throws Exception {
    Map<String, String> environment = new HashMap<>(trial("data"));
    environment.put("JAVA_TOOL_OPTIONS", "-Dspasmwatch.limits.bodi=1M -Dspasmwatch.cds.mod=silent");
    try (Program program = Program.start(folder, environment)) {
      assertThat(program.awaitExit()).isEqualTo(REFUSED);
      assertThat(program.log())
          .content()
          .contains("spasmwatch.limits.bodi is no setting", "is it spasmwatch.limits.body?")
          .contains("spasmwatch.cds.mod is no setting", "is it spasmwatch.cds.mode?")
          .doesNotContain("\tat ");
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void anUnknownCommandIsRefusedAndSaysWhichThereIs() throws Exception {
    try (Program program = Program.start(folder, trial("data"), "migrat")) {
      assertThat(program.awaitExit()).isEqualTo(REFUSED);
      assertThat(program.log()).content().contains("'migrate'").doesNotContain("\tat ");
    }
  }

  @Test
  void theTrialBringsItsOwnDatabaseAndKeepsItsData() throws Exception {
    for (int start = 0; start < 2; start++) {
      try (Program program = Program.start(folder, trial("data"))) {
        assertThat(program.awaitReadiness(200)).contains("+1\"");
        assertThat(program.assess().body()).contains("\"indicator\":\"warning\"");
        assertThat(program.log())
            .content()
            .contains("trial (open: whoever reaches it may read and assess)");
      }
    }
    assertThat(folder.resolve("data/postgres/PG_VERSION")).exists();
  }

  @Test
  void aGivenDatabaseIsUsedAndNothingElseStarts() throws Exception {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> given = database.start(folder.resolve("given"));
      try (Program program = Program.start(folder, on(given, "trial"))) {
        program.awaitReadiness(200);

        assertThat(program.assess().statusCode()).isEqualTo(200);
      }
    }
    assertThat(folder.resolve("unused")).doesNotExist();
  }

  @Test
  void migrateInstallsTheCatalogueInProductionToo() throws Exception {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> given = database.start(folder.resolve("given"));
      for (int time = 0; time < 2; time++) {
        try (Program program = Program.start(folder, on(given, "prod"), "migrate")) {
          assertThat(program.awaitExit()).isZero();
          assertThat(program.log()).content().contains("installed as knowledge").contains("+1;");
        }
      }
    }
  }

  @Test
  void migrateWithoutADatabaseFailsAndSaysSo() throws Exception {
    try (Program program = Program.start(folder, nowhere(), "migrate")) {
      assertThat(program.awaitExit()).isEqualTo(1);
      assertThat(program.log()).content().contains("not migrated").doesNotContain("\tat ");
    }
  }

  @Test
  void withoutItsDatabaseItLivesAndIsReadyWhenTheDatabaseComes() throws Exception {
    int port = freePort();
    try (Program program = Program.start(folder, on(database(port), "trial"))) {
      assertThat(program.awaitReadiness(503)).contains("database");
      assertThat(program.get("/q/health/live").statusCode()).isEqualTo(200);
      assertThat(program.assess().statusCode()).isEqualTo(503);
      assertThat(program.assess().headers().firstValue("Retry-After")).isPresent();

      try (EmbeddedPostgres database = EmbeddedPostgres.builder().setPort(port).start()) {
        assertThat(program.awaitReadiness(200)).contains("+1\"");
        assertThat(program.assess().statusCode()).isEqualTo(200);
      }
      program.awaitReadinessSays("degraded: the database does not answer");
      assertThat(program.awaitReadiness(200))
          .contains("trial (open: whoever reaches it may read and assess)");
      assertThat(program.assess().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void itCanBeToldToBeginWithItsCatalogueAlone() throws Exception {
    Map<String, String> environment = new HashMap<>(nowhere());
    environment.put("SPASMWATCH_KNOWLEDGE_START_WITHOUT_DATABASE", "true");
    try (Program program = Program.start(folder, environment)) {
      assertThat(program.awaitReadiness(200)).contains("database");
      assertThat(program.assess().body()).contains("\"indicator\":\"warning\"");
    }
  }
}
