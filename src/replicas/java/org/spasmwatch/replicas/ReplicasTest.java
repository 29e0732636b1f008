package org.spasmwatch.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Hooks;

/** Three replicas at work: none of them is missed, and they are as one. */
class ReplicasTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int ENOUGH = 50;
  private static final int WRITES = 20;
  private static final int TOKENS = 20;
  private static final int WALKS = 5;
  private static final int ANSWERS = 20;
  private static final Path EXAMPLE = Path.of("docs/examples/gabapentin-and-failing-kidneys.json");
  private static final String MYOCLONUS = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";

  /** HAProxy hangs up on a client whose replica did, so that the client may try again. */
  private static final String NOBODY = "";

  private static Cluster cluster;

  private final Ledger ledger = new Ledger();

  @BeforeAll
  static void threeReplicasAreReady() throws Exception {
    cluster = Cluster.start("replicas", 3);
  }

  @AfterAll
  static void allEnd() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Cards and reads, and besides them a curator and a clinician who answers. */
  private Load load() throws Exception {
    Client client = cluster.client();
    return Load.on(client)
        .and("write", PAUSE, ledger.writer(client))
        .and("feedback", PAUSE, ledger.accepting());
  }

  private static void goesOn(Load load) {
    long then = load.count(call -> !call.failed());
    Awaitility.await().atMost(BOUND).until(() -> load.count(c -> !c.failed()) > then + ENOUGH);
  }

  private static List<Call> failed(List<Call> calls) {
    return calls.stream().filter(Call::failed).toList();
  }

  private void nothingIsLost() throws Exception {
    assertThat(ledger.lost(cluster.database())).isEmpty();
    assertThat(ledger.size()).isPositive();
  }

  @Test
  void oneThatIsKilledCostsNoRequestButThoseItHad() throws Exception {
    Replica killed = cluster.replica(0);
    try (Load load = load()) {
      goesOn(load);
      Instant before = Instant.now();

      Instant gone = killed.kill();

      goesOn(load);
      killed.startAgain();
      killed.awaitReadiness(200);
      goesOn(load);
      List<Call> calls = load.stop();
      Report.print("killed", calls);
      assertThat(failed(calls))
          .allSatisfy(call -> assertThat(call.server()).isIn(killed.name(), NOBODY))
          .allSatisfy(call -> assertThat(call.begun()).isBefore(gone))
          .allSatisfy(call -> assertThat(call.ended()).isAfter(before));
      assertThat(calls).anyMatch(c -> c.server().equals(killed.name()) && c.begun().isAfter(gone));
    }
    nothingIsLost();
  }

  @Test
  void oneThatIsToldToEndCostsNoRequest() throws Exception {
    Replica ended = cluster.replica(1);
    try (Load load = load()) {
      goesOn(load);

      ended.end();

      goesOn(load);
      ended.startAgain();
      ended.awaitReadiness(200);
      goesOn(load);
      List<Call> calls = load.stop();
      Report.print("told to end", calls);
      assertThat(failed(calls)).isEmpty();
    }
    nothingIsLost();
  }

  @Test
  void whatIsWrittenAtOneIsSoonUsedByAll() throws Exception {
    String bundle = Files.readString(EXAMPLE);
    List<Duration> times = new ArrayList<>();
    try (Load load = Load.on(cluster.client())) {
      for (int i = 0; i < WRITES; i++) {
        Client at = cluster.replica(i).client();
        ObjectNode statement = (ObjectNode) Client.json(at.get(MYOCLONUS));
        statement.remove(List.of("meta", "text"));

        HttpResponse<String> answer = ledger.write(at, statement, i);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        times.add(untilAllUse(version(answer), bundle, Instant.now()));
      }
      assertThat(failed(load.stop())).isEmpty();
    }
    Report.times("until the last replica uses what was written", times);
    assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(BOUND));
  }

  /** As {@code gabapentin-myoclonus/_history/3}, which cards name. */
  private static String version(HttpResponse<String> written) {
    String tag = written.headers().firstValue("ETag").orElseThrow();
    return "gabapentin-myoclonus/_history/" + tag.replaceAll("\\D*(\\d+).*", "$1") + "\"";
  }

  private static Duration untilAllUse(String version, String bundle, Instant from) {
    for (Replica replica : cluster.replicas()) {
      Client client = replica.client();
      Awaitility.await()
          .atMost(BOUND)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> client.assess(bundle).body().contains(version));
    }
    return Duration.between(from, Instant.now());
  }

  @Test
  void aTokenThatOneHasSeenIsGoodAtNone() throws Exception {
    List<Integer> again = new ArrayList<>();
    try (Load load = Load.on(cluster.client())) {
      for (int i = 0; i < TOKENS; i++) {
        String token = Closed.call(Hooks.REVIEW);
        assertThat(cluster.replica(i).client().cards(token).statusCode()).isEqualTo(200);

        for (int other = 0; other < cluster.replicas().size(); other++) {
          again.add(cluster.replica(i + other).client().cards(token).statusCode());
        }
      }
      assertThat(failed(load.stop())).isEmpty();
    }
    System.out.printf(
        "tokens: %d replays; of all uses %.0f were judged by the memory of one replica%n",
        again.size(), cluster.tokens("first-by-memory"));
    assertThat(again).containsOnly(401);
  }

  @Test
  void pagesThatAreFollowedFromOneToTheNextAreTheWhole() throws Exception {
    Client client = cluster.client();
    List<String> there = Pages.follow(cluster, 0).stream().sorted().toList();
    try (Load load = load().and("new and gone", PAUSE, Pages::comeAndGo)) {
      for (int walk = 0; walk < WALKS; walk++) {
        List<String> ids = Pages.follow(cluster, walk);

        assertThat(ids).doesNotHaveDuplicates().containsAll(there);
      }
      assertThat(failed(load.stop())).isEmpty();
    }
    assertThat(Client.json(client.get(MYOCLONUS)).path("id").asText()).isNotEmpty();
    nothingIsLost();
  }

  @Test
  void anAnswerThatIsSentTwiceIsCountedOnce() throws Exception {
    try (Load load = Load.on(cluster.client())) {
      int before = accepted();
      List<JsonNode> cards = new ArrayList<>();
      for (int i = 0; i < ANSWERS; i++) {
        cards.add(Client.json(cluster.replica(i).client().cards()).at("/cards/0"));
      }
      String shown = "select count(*) from shown_card where uuid::text in (" + uuids(cards) + ")";
      Awaitility.await()
          .atMost(BOUND)
          .until(() -> cluster.database().ask(shown).contains(String.valueOf(ANSWERS)));

      for (int i = 0; i < ANSWERS; i++) {
        Client one = cluster.replica(i).client();
        Client other = cluster.replica(i + 1).client();
        assertThat(ledger.accept(cards.get(i), one, other).statusCode()).isEqualTo(200);
      }

      assertThat(accepted()).isEqualTo(before + ANSWERS);
      assertThat(failed(load.stop())).isEmpty();
    }
    nothingIsLost();
  }

  private static String uuids(List<JsonNode> cards) {
    return String.join(
        ",", cards.stream().map(card -> "'" + card.path("uuid").asText() + "'").toList());
  }

  /** Of all statements, at whichever replica. */
  private static int accepted() throws Exception {
    JsonNode summary = Client.json(cluster.client().get("/feedback/summary"));
    return IntStream.range(0, summary.path("statements").size())
        .map(i -> summary.at("/statements/" + i + "/accepted").asInt())
        .sum();
  }
}
