package org.spasmwatch.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of Debian's package on this machine, which {@code .ci/postgresql} starts and ends.
 */
record Postgresql(Path folder, int port) implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;
  private static final String NAME = "spasmwatch";

  /** A new one with the two roles of a hospital. */
  static Postgresql start(Path folder, int port) throws Exception {
    Postgresql started = new Postgresql(folder.toAbsolutePath(), port);
    started.control("start", String.valueOf(started.port));
    return started;
  }

  /** One that follows this one; from now on a commit waits until it has it, too. */
  Postgresql standby(Path place, int itsPort) throws Exception {
    Postgresql standby = new Postgresql(place.toAbsolutePath(), itsPort);
    standby.control("standby", String.valueOf(itsPort), String.valueOf(port));
    execute("alter system set synchronous_standby_names = '*'");
    execute("select pg_reload_conf()");
    return standby;
  }

  void stop() throws Exception {
    control("stop");
  }

  void resume() throws Exception {
    control("resume");
  }

  /** Makes a standby the primary, which waits for nobody. */
  void promote() throws Exception {
    control("promote");
    execute("alter system reset synchronous_standby_names");
    execute("select pg_reload_conf()");
  }

  private void control(String command, String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of(".ci/postgresql", command, folder.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
    builder.environment().put("ADDRESSES", "127.0.0.1");
    ended(builder.start(), line);
  }

  private static void ended(Process process, List<String> line) throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("failed: " + String.join(" ", line));
    }
  }

  /** All its processes stand still: connections stay open, and nobody answers. */
  void freeze() throws Exception {
    signal("-STOP");
  }

  /** Whatever was done to it. */
  void bringBack() throws Exception {
    if (running()) {
      thaw();
    } else {
      resume();
    }
  }

  private boolean running() {
    return Files.exists(folder.resolve("data/postmaster.pid"));
  }

  void thaw() throws Exception {
    signal("-CONT");
  }

  /** A process of a connection may end before it is told: that is no failure. */
  private void signal(String signal) throws Exception {
    for (ProcessHandle process : processes().toList()) {
      List<String> line = List.of("kill", signal, String.valueOf(process.pid()));
      int status = new ProcessBuilder(line).start().waitFor();
      if (status != 0 && process.isAlive()) {
        throw new AssertionError("failed: " + String.join(" ", line));
      }
    }
  }

  private Stream<ProcessHandle> processes() throws IOException {
    String postmaster = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip();
    ProcessHandle process = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
    return Stream.concat(Stream.of(process), process.children());
  }

  /** What its processes have used of all cores, as far as they still run. */
  Duration cpu() throws IOException {
    return processes()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The settings of a service that works on this one, or on the other when that is the primary. */
  Map<String, String> dataSource(String role, int other) {
    String hosts = "127.0.0.1:" + port + ",127.0.0.1:" + other;
    return Map.of(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://" + hosts + "/" + NAME + "?targetServerType=primary",
        "quarkus.datasource.username",
        role,
        "quarkus.datasource.password",
        NAME);
  }

  private Connection connection() throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    return DriverManager.getConnection(url, "postgres", NAME);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of each row. */
  List<String> ask(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> answers = new ArrayList<>();
      while (row.next()) {
        answers.add(row.getString(1));
      }
      return answers;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      if (running()) {
        thaw();
        stop();
      }
    } catch (Exception e) {
      throw new IOException("PostgreSQL could not be stopped", e);
    }
  }
}
