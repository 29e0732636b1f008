package org.spasmwatch.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, started as a child process and reachable from this machine only. It keeps its
 * data directory; what the library switches off for the speed of tests (fsync, synchronous commit) is
 * switched on again.
 */
public final class EmbeddedDatabase implements LocalDatabase {
  private static final int STOPPING_TRIES = 150;
  private static final long STOPPING_PAUSE_MILLIS = 200;

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start(Path dataDirectory) {
    Path data = dataDirectory.resolve("postgres").toAbsolutePath();
    try {
      Files.createDirectories(dataDirectory);
      awaitEndOfStopping(data.resolve("postmaster.pid"));
      EmbeddedPostgres started =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "50")
              .start();
      postgres = started;
      return Map.of(
          "quarkus.datasource.jdbc.url", started.getJdbcUrl("postgres", "postgres"),
          "quarkus.datasource.username", "postgres",
          "quarkus.datasource.password", "postgres");
    } catch (IOException | IllegalStateException e) {
      throw new IllegalStateException(
          "its own PostgreSQL cannot start on "
              + data
              + " ("
              + reason(e)
              + "). Is another one running on that directory, or may it not be written?",
          e);
    }
  }

  /**
   * A program that was stopped a moment ago can have left its PostgreSQL to finish; the status is
   * the last line of the file, which goes away with the process.
   */
  private static void awaitEndOfStopping(Path file) throws IOException {
    for (int i = 0; i < STOPPING_TRIES && isStopping(file); i++) {
      try {
        Thread.sleep(STOPPING_PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean isStopping(Path file) throws IOException {
    try {
      return Files.readString(file).strip().endsWith("stopping");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** What the JDK throws for a directory that this very process has locked has no message. */
  private static String reason(Exception e) {
    return e instanceof OverlappingFileLockException
        ? "this process has it in use"
        : String.valueOf(e.getMessage());
  }

  @Override
  public void close() {
    EmbeddedPostgres running = postgres;
    if (running == null) {
      return;
    }
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
