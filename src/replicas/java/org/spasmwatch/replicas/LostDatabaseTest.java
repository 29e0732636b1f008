package org.spasmwatch.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * PostgreSQL is taken away from two replicas in each way in which it gets lost: cards and reads go
 * on, who writes is told to come back, and all of it mends itself. The failover is the last, as
 * there is no way back from it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostDatabaseTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Set<String> NEED_NO_DATABASE = Set.of("cards", "read", "search");
  private static final int ENOUGH = 40;
  private static final int CUTS = 5;
  private static final String THEIRS =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'spasmwatch_service'";

  private static Cluster cluster;

  private final Ledger ledger = new Ledger();

  @BeforeAll
  static void twoReplicasAreReady() throws Exception {
    cluster = Cluster.start("lost-database", 2);
  }

  @AfterAll
  static void allEnd() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void theNextOneHasADatabase() throws Exception {
    cluster.database().bringBack();
  }

  private Load load() throws Exception {
    Client client = cluster.client();
    return Load.on(client)
        .and("write", PAUSE, ledger.writer(client))
        .and("feedback", PAUSE, ledger.accepting())
        .and("feedback summary", PAUSE, at -> at.get("/feedback/summary"));
  }

  /** Many that need no database are answered, and of those that do all kinds are tried. */
  private static void cardsGoOn(Load load) {
    long then = load.count(call -> NEED_NO_DATABASE.contains(call.deed()) && !call.failed());
    long tried = load.count(call -> call.deed().equals("write"));
    Awaitility.await()
        .atMost(BOUND)
        .until(
            () ->
                load.count(c -> NEED_NO_DATABASE.contains(c.deed()) && !c.failed()) > then + ENOUGH
                    && load.count(call -> call.deed().equals("write")) > tried + 1);
  }

  private static void ready(String says) {
    cluster
        .replicas()
        .forEach(
            replica -> {
              replica.awaitReadinessSays(says);
              replica.awaitReadiness(200);
            });
  }

  private void allIsWellAgain(Load load) throws Exception {
    ready("\"reachable\"");
    for (Replica replica : cluster.replicas()) {
      Client client = replica.client();
      Load.Deed writer = ledger.writer(client);
      Awaitility.await().atMost(BOUND).until(() -> writer.on(client).statusCode() == 201);
      Load.Deed accepting = ledger.accepting();
      Awaitility.await().atMost(BOUND).until(() -> accepting.on(client).statusCode() == 200);
    }
    cardsGoOn(load);
  }

  private void onlyWhatWritesWasToldToComeBack(String name, List<Call> calls, Postgresql database)
      throws Exception {
    Report.print(name, calls);
    List<Call> failed = calls.stream().filter(Call::failed).toList();
    Report.times(
        name + ", how long those waited who were told to come back",
        failed.stream().map(Call::took).toList());
    assertThat(failed)
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call.deed()).isNotIn(NEED_NO_DATABASE))
        .allSatisfy(call -> assertThat(call.status()).as(call.said()).isEqualTo(503))
        .allSatisfy(call -> assertThat(call.said()).startsWith("Retry-After: 1; "));
    assertThat(ledger.lost(database)).isEmpty();
    assertThat(ledger.size()).isPositive();
  }

  /** What the card says, but for the last line: it names the revision, and curators go on. */
  private static List<String> cards() throws Exception {
    HttpResponse<String> answer = cluster.client().cards();
    assertThat(answer.statusCode()).isEqualTo(200);
    List<String> lines = Client.json(answer).at("/cards/0/detail").asText().lines().toList();
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  @Order(1)
  void itIsStoppedAndStartedAgain() throws Exception {
    Postgresql database = cluster.database();
    List<String> before = cards();
    try (Load load = load()) {
      cardsGoOn(load);

      database.stop();

      ready("degraded: the database does not answer");
      cardsGoOn(load);
      assertThat(cards()).isEqualTo(before);
      database.resume();
      allIsWellAgain(load);
      onlyWhatWritesWasToldToComeBack("stopped", load.stop(), database);
    }
  }

  @Test
  @Order(2)
  void itStandsStillAndGoesOn() throws Exception {
    Postgresql database = cluster.database();
    List<String> before = cards();
    try (Load load = load()) {
      cardsGoOn(load);

      database.freeze();

      ready("degraded: the database does not answer");
      cardsGoOn(load);
      assertThat(cards()).isEqualTo(before);
      database.thaw();
      allIsWellAgain(load);
      onlyWhatWritesWasToldToComeBack("frozen", load.stop(), database);
    }
  }

  @Test
  @Order(3)
  void itsConnectionsAreCut() throws Exception {
    Postgresql database = cluster.database();
    try (Load load = load()) {
      for (int i = 0; i < CUTS; i++) {
        cardsGoOn(load);

        assertThat(database.ask(THEIRS)).isNotEmpty();
      }
      allIsWellAgain(load);
      List<Call> calls = load.stop();
      Report.print("cut", calls);
      assertThat(calls.stream().filter(Call::failed))
          .allSatisfy(call -> assertThat(call.deed()).isNotIn(NEED_NO_DATABASE))
          .allSatisfy(call -> assertThat(call.status()).as(call.said()).isEqualTo(503));
    }
    assertThat(ledger.lost(database)).isEmpty();
  }

  @Test
  @Order(4)
  void anotherOneTakesItsPlace() throws Exception {
    Postgresql standby = cluster.standby();
    List<String> before = cards();
    try (Load load = load()) {
      cardsGoOn(load);

      cluster.database().stop();

      ready("degraded: the database does not answer");
      cardsGoOn(load);
      assertThat(cards()).isEqualTo(before);
      standby.promote();
      allIsWellAgain(load);
      onlyWhatWritesWasToldToComeBack("failed over", load.stop(), standby);
    }
  }
}
