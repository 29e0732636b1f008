package org.spasmwatch.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Program;

/**
 * The release before the newest migration and this one, both as programs, on one database: a
 * rollout begins, is under way, and is undone. {@code .ci/replicas} packages the older one.
 */
@EnabledIfSystemProperty(named = "replicas.previous", matches = ".+")
class MixedVersionsTest {
  private static final Path NOW = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final int ENOUGH = 30;

  private final Path before = Path.of(System.getProperty("replicas.previous", ""));
  private Path folder;
  private Postgresql database;

  @BeforeEach
  void startDatabase() throws Exception {
    folder = Files.createDirectories(Path.of(System.getProperty("replicas.folder"), "mixed"));
    database = Postgresql.start(folder.resolve("postgresql"), Program.freePort());
  }

  @AfterEach
  void endDatabase() throws Exception {
    database.close();
  }

  private Program start(Path release, String... arguments) throws Exception {
    Map<String, String> environment =
        new HashMap<>(Closed.environment(database.dataSource("spasmwatch", database.port())));
    environment.put("JAVA_TOOL_OPTIONS", Cluster.QUICK);
    return Program.start(release, folder, environment, arguments);
  }

  private void migrate(Path release, int code) throws Exception {
    try (Program migrate = start(release, "migrate")) {
      assertThat(migrate.awaitExit()).as("see %s", migrate.log()).isEqualTo(code);
    }
  }

  private static void goesOn(Load load) {
    long then = load.count(call -> true);
    Awaitility.await().until(() -> load.count(call -> true) > then + ENOUGH);
  }

  @Test
  void bothServeWhileOneTakesThePlaceOfTheOtherAndBack() throws Exception {
    migrate(before, 0);
    try (Program old = start(before)) {
      old.awaitReadiness(200);
      Client there = new Client(old.port());
      try (Load load = new Load(there).and("cards before", Load.BETWEEN, Load::cards)) {
        goesOn(load);

        migrate(NOW, 0);

        goesOn(load);
        try (Program now = start(NOW)) {
          now.awaitReadiness(200);
          Client here = new Client(now.port());
          load.and("cards now", Load.BETWEEN, ignored -> Load.cards(here));
          goesOn(load);
          tokensAreOfBoth(there, here);
          assertThat(new Ledger().writer(here).on(here).statusCode()).isEqualTo(201);
          goesOn(load);
          System.out.println("the older one, beside: " + said(old.awaitReadiness(200)));
          List<Call> calls = load.stop();
          Report.print("mixed", calls);
          assertThat(calls).noneMatch(Call::failed);
        }
      }
      assertThat(there.cards().statusCode()).isEqualTo(200);
      migrate(before, 1);
      assertThat(there.cards().statusCode()).isEqualTo(200);
    }
  }

  private static void tokensAreOfBoth(Client there, Client here) throws Exception {
    String token = Closed.call(Hooks.REVIEW);
    String other = Closed.call(Hooks.REVIEW);

    assertThat(there.cards(token).statusCode()).isEqualTo(200);
    assertThat(here.cards(token).statusCode()).isEqualTo(401);
    assertThat(here.cards(other).statusCode()).isEqualTo(200);
    assertThat(there.cards(other).statusCode()).isEqualTo(401);
  }

  private static String said(String readiness) {
    return readiness.lines().filter(l -> l.matches(".*\"(version|refused)\".*")).toList() + "";
  }
}
