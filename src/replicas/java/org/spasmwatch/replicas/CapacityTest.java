package org.spasmwatch.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What docs/scaling.md reckons with, measured: requests for each second of a core, with one replica
 * and with two, and the memory that statements take. Seconds of cores, and not of the clock, as
 * these do not depend on who else is at work on the machine.
 */
class CapacityTest {
  /** As in a cluster: k8s/image/java.options. */
  private static final String JVM = "-Xmx600m -XX:+UseSerialGC";

  private static final Duration BOUND = Duration.ofMinutes(2);
  private static final int CLIENTS = 6;
  private static final int WARM = 1500;
  private static final int MEASURED = 1500;
  private static final int MANY = 10_000;
  private static final Percentage ALIKE = Percentage.withPercentage(40);

  /** Copies of a statement under other ids, as one change of the knowledge. */
  private static final String COPIES =
      """
      insert into knowledge_record (kind, id, version, revision, origin, content, model, author,
          reason, recorded_at)
        select kind, 'copy-' || number, 1, (select revision + 1 from knowledge_head), 'local',
          content, model, 'capacity', 'to be measured', now()
        from knowledge_record, generate_series(1, %d) number
        where id = 'lamotrigine-headache' and version = 1;
      update knowledge_head set revision = revision + 1;
      """;

  /** Requests for a second of a core, of the replicas and of PostgreSQL. */
  private record Rate(double replicas, double database) {}

  @Test
  void twoReplicasDoTwiceTheWorkOfOne() throws Exception {
    Rate one = cards(1);
    Rate two = cards(2);

    assertThat(two.replicas()).isCloseTo(one.replicas(), ALIKE);
  }

  private static Rate cards(int replicas) throws Exception {
    try (Cluster cluster = Cluster.start("capacity-" + replicas, replicas, JVM)) {
      rate(cluster, "cards, warming up", Load::cards, WARM * replicas);
      Rate cards = rate(cluster, "cards", Load::cards, MEASURED);
      rate(cluster, "reads", c -> c.get("/fhir/r5/MedicationKnowledge/gabapentin"), MEASURED);
      rate(cluster, "searches", c -> c.get("/fhir/r5/ClinicalUseDefinition?_count=5"), MEASURED);
      return cards;
    }
  }

  private static Rate rate(Cluster cluster, String name, Load.Deed deed, int enough)
      throws Exception {
    Duration replicas = cpu(cluster);
    Duration database = cluster.database().cpu();
    Instant begun = Instant.now();
    List<Call> calls;
    try (Load load = new Load(cluster.client())) {
      for (int i = 0; i < CLIENTS; i++) {
        load.and(name, Duration.ZERO, deed);
      }
      Awaitility.await().atMost(BOUND).until(() -> load.count(call -> true) >= enough);
      calls = load.stop();
    }
    assertThat(calls).noneMatch(Call::failed);
    Rate rate =
        new Rate(
            of(calls.size(), cpu(cluster).minus(replicas)),
            of(calls.size(), cluster.database().cpu().minus(database)));
    System.out.printf(
        "%d replicas, %s: %.0f a second; %.0f for a second of a core of the replicas, %.0f of"
            + " PostgreSQL%n",
        cluster.replicas().size(),
        name,
        of(calls.size(), Duration.between(begun, Instant.now())),
        rate.replicas(),
        rate.database());
    return rate;
  }

  private static Duration cpu(Cluster cluster) {
    return cluster.replicas().stream().map(Replica::cpu).reduce(Duration.ZERO, Duration::plus);
  }

  private static double of(int calls, Duration time) {
    return calls * 1000.0 / Math.max(1, time.toMillis());
  }

  @Test
  void tenThousandStatementsFitIntoAReplica() throws Exception {
    try (Cluster cluster = Cluster.start("memory", 1, JVM)) {
      Replica replica = cluster.replica(0);
      double before = replica.heap();
      Instant begun = Instant.now();

      cluster.database().execute(COPIES.formatted(MANY));

      Client client = replica.client();
      String last = "/fhir/r5/ClinicalUseDefinition/copy-" + MANY;
      Awaitility.await().atMost(BOUND).until(() -> client.get(last).statusCode() == 200);
      System.out.printf(
          "%d more statements: %d ms until they are in force, heap %.0f MiB, %.0f MiB before%n",
          MANY,
          Duration.between(begun, Instant.now()).toMillis(),
          replica.heap() / (1 << 20),
          before / (1 << 20));
      assertThat(client.cards().statusCode()).isEqualTo(200);
    }
  }
}
