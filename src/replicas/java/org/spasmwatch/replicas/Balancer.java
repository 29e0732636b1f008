package org.spasmwatch.replicas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.spasmwatch.testkit.Program;

/**
 * HAProxy in front of replicas, as docs/operations.md asks of a load balancer: whether one gets
 * calls its readiness decides, and what no replica has begun goes to another one.
 */
record Balancer(Process process, int port) implements AutoCloseable {
  /** Names the replica that answered, or should have. */
  static final String SERVED_BY = "X-Served-By";

  private static final int PATIENCE_SECONDS = 10;

  private static final String SETTINGS =
      """
      global
        maxconn 1000
      defaults
        mode http
        timeout connect 2s
        timeout client 60s
        timeout server 60s
        timeout check 5s
        retries 3
        option redispatch 1
      frontend clients
        bind 127.0.0.1:%d
        default_backend replicas
      backend replicas
        balance roundrobin
        option httpchk GET /q/health/ready
        http-check expect status 200
        http-after-response set-header %s %%[srv_name]
        default-server check inter 500ms fall 3 rise 1
      """;

  static Balancer start(Path folder, List<Replica> replicas) throws IOException {
    int port = Program.freePort();
    StringBuilder settings = new StringBuilder(SETTINGS.formatted(port, SERVED_BY));
    for (Replica replica : replicas) {
      settings.append(
          "  server %s 127.0.0.1:%d port %d%n"
              .formatted(replica.name(), replica.port(), replica.management()));
    }
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), settings);
    Process process =
        new ProcessBuilder("haproxy", "-db", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("haproxy.log").toFile())
            .start();
    return new Balancer(process, port);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
