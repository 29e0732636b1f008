package org.spasmwatch.bench.driver.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared, as bench/run has built it. All have the same heap and the collector of the
 * image ({@code k8s/image/java.options}); the service alone has class data, as the image has.
 */
public final class Servers implements AutoCloseable {
  /** The address that clients of the service know it by. */
  public static final String URL = "https://spasmwatch.example";

  /** The client whose tokens are believed. */
  public static final String EHR = "https://ehr.example";

  private static final String SECRET = "a-secret-of-this-bench-with-enough-bytes";
  private static final List<String> JAVA = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private final Path repository;
  private final Path work;
  private final String keys;
  private final Database database;

  private Servers(Path repository, Path work, String keys) throws IOException {
    this.repository = repository;
    this.work = work;
    this.keys = keys;
    this.database = Database.start(work.resolve("postgres"));
  }

  /**
   * With an empty PostgreSQL, which is migrated.
   *
   * @param keys of those whose tokens are believed, a JWK Set
   */
  public static Servers start(Path repository, Path work, String keys) throws Exception {
    Servers servers = new Servers(repository, work, keys);
    try {
      servers.migrate();
      return servers;
    } catch (Exception e) {
      servers.close();
      throw e;
    }
  }

  private void migrate() throws Exception {
    List<String> command = serviceJava();
    command.add("migrate");
    try (Running migration = new Target("migrate", command, production(), "", "").launch(work)) {
      migration.awaitEnd();
    }
  }

  /** Changes what is in PostgreSQL. */
  public void execute(String sql) throws SQLException {
    database.execute(sql);
  }

  /** A Quarkus endpoint that decides nothing and answers the bytes of the folder's files. */
  public Target bare(Path answers) {
    String url = "http://127.0.0.1:" + free();
    return new Target(
        "bare",
        java(
            "-Dquarkus.http.port=" + url.substring(url.lastIndexOf(':') + 1),
            "-jar",
            built("bare/target/bare-0.1.0-SNAPSHOT-runner.jar")),
        Map.of("BENCH_ANSWERS", answers.toString()),
        url,
        url + "/answer/read");
  }

  /** HAPI's CDS Hooks with one rule. */
  public Target hapiHooks() {
    String url = "http://127.0.0.1:" + free();
    return hapi(url, url + "/cds-services", "hooks");
  }

  /** HAPI's server over the same resources, which are a Bundle in the folder. */
  public Target hapiFhir(Path answers) {
    String url = "http://127.0.0.1:" + free();
    return hapi(url, url + "/metadata", "fhir", answers.toString());
  }

  private Target hapi(String url, String ready, String which, String... more) {
    List<String> command =
        new ArrayList<>(
            java(
                "-cp",
                built("hapi/target/classes") + ":" + built("hapi/target/lib") + "/*",
                "org.spasmwatch.bench.hapi.HapiServer",
                which,
                url.substring(url.lastIndexOf(':') + 1)));
    command.addAll(List.of(more));
    return new Target("HAPI-" + which, command, Map.of(), url, ready);
  }

  /** In production, but hooks are open to all. */
  public Target service() {
    return service("service", production()).with(Map.of("SPASMWATCH_CDS_AUTH", "off"));
  }

  /** The same in the trial profile, where FHIR is open for reading. */
  public Target trial() {
    return service("trial", production()).with(Map.of("QUARKUS_PROFILE", "trial"));
  }

  /** In production; each call of a hook needs a token of the EHR. */
  public Target closed() {
    return service("closed", production());
  }

  private Target service(String name, Map<String, String> settings) {
    String url = "http://127.0.0.1:" + free();
    String management = String.valueOf(free());
    List<String> command = serviceJava();
    return new Target(
            name, command, settings, url, "http://127.0.0.1:" + management + "/q/health/ready")
        .with(
            Map.of(
                "QUARKUS_HTTP_PORT",
                url.substring(url.lastIndexOf(':') + 1),
                "QUARKUS_MANAGEMENT_PORT",
                management));
  }

  /** The rate of one client is not limited: here all that comes is of one. */
  private Map<String, String> production() {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("SPASMWATCH_PUBLIC_URL", URL);
    settings.put("SPASMWATCH_CDS_CLIENTS_EHR_ISSUER", EHR);
    settings.put("SPASMWATCH_CDS_CLIENTS_EHR_JWKS", keys);
    settings.put("SPASMWATCH_FHIR_ISSUER", "https://login.example");
    settings.put("SPASMWATCH_FHIR_JWKS", keys);
    settings.put("SPASMWATCH_KEYS_AUDIT", SECRET);
    settings.put("SPASMWATCH_KEYS_PAGING", SECRET);
    settings.put("SPASMWATCH_LIMITS_RATE", "0");
    return settings;
  }

  /** With the other options of the image. */
  private List<String> serviceJava() {
    return new ArrayList<>(
        java(
            "-XX:SharedArchiveFile=" + built("target/spasmwatch.jsa"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            repository.resolve("target/spasmwatch-0.1.0-SNAPSHOT-runner.jar").toString()));
  }

  private String built(String path) {
    return repository.resolve("bench").resolve(path).toString();
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA);
    command.addAll(List.of(arguments));
    return command;
  }

  private static int free() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
  }
}
