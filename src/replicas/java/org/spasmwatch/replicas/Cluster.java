package org.spasmwatch.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Program;

/**
 * Replicas in production behind a load balancer, on a PostgreSQL that has been migrated: as the
 * manifests run them, with two roles and the delay at the end. Their logs stay in {@code
 * target/replicas}.
 */
final class Cluster implements AutoCloseable {
  private static final Path FOLDER = Path.of(System.getProperty("replicas.folder"));
  private static final String OWNER = "spasmwatch";
  private static final String SERVICE = "spasmwatch_service";

  /** Several start on few cores: what compiles soon counts for more than what runs fastest. */
  private static final String QUICK = "-Xmx400m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private final Path folder;
  private final String jvm;
  private final int standbyPort;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();
  private final Postgresql database;
  private final Balancer balancer;

  private Cluster(String name, int count, String jvm) throws Exception {
    this.jvm = jvm;
    this.folder = Files.createDirectories(FOLDER.resolve(name));
    this.standbyPort = Program.freePort();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    database = add(Postgresql.start(folder.resolve("postgresql"), Program.freePort()));
    migrate();
    for (int i = 1; i <= count; i++) {
      replicas.add(add(Replica.start("replica" + i, folder, environment(SERVICE))));
      replicas.get(i - 1).awaitReadiness(200);
    }
    balancer = add(Balancer.start(folder, replicas));
    Awaitility.await()
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> client().get("/fhir/r5/metadata").statusCode() == 200);
  }

  static Cluster start(String name, int count) throws Exception {
    return start(name, count, QUICK);
  }

  /** With these options for each JVM. */
  static Cluster start(String name, int count, String jvm) throws Exception {
    return new Cluster(name, count, jvm);
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.add(0, part);
    return part;
  }

  private Map<String, String> environment(String role) {
    Map<String, String> environment =
        new HashMap<>(Closed.environment(database.dataSource(role, standbyPort)));
    environment.put("SPASMWATCH_DATABASE_SERVICE_ROLE", SERVICE);
    environment.put("JAVA_TOOL_OPTIONS", jvm);
    return environment;
  }

  private void migrate() throws Exception {
    try (Program migrate = Program.start(folder, environment(OWNER), "migrate")) {
      if (migrate.awaitExit() != 0) {
        throw new AssertionError("not migrated, see " + migrate.log());
      }
    }
  }

  /** Another PostgreSQL, where the replicas look for one when the first is lost. */
  Postgresql standby() throws Exception {
    return add(database.standby(folder.resolve("standby"), standbyPort));
  }

  Postgresql database() {
    return database;
  }

  List<Replica> replicas() {
    return replicas;
  }

  Replica replica(int index) {
    return replicas.get(index % replicas.size());
  }

  /** Who calls the load balancer. */
  Client client() {
    return new Client(balancer.port());
  }

  /** How many tokens came to that, on all replicas. */
  double tokens(String outcome) throws IOException, InterruptedException {
    double sum = 0;
    for (Replica replica : replicas) {
      sum += replica.metrics().value("spasmwatch_token_uses_total", "outcome=\"" + outcome + "\"");
    }
    return sum;
  }

  /** All parts, the last one first, even if one cannot be closed. */
  @Override
  public synchronized void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("not closed: " + e);
      }
    }
    parts.clear();
  }
}
