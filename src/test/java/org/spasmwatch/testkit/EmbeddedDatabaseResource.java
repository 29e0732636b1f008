package org.spasmwatch.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.boot.EmbeddedDatabase;

/** The program's own PostgreSQL on a directory that lives as long as the tests. */
public final class EmbeddedDatabaseResource implements QuarkusTestResourceLifecycleManager {
  private final EmbeddedDatabase database = new EmbeddedDatabase();
  private @Nullable Path directory;

  @Override
  public Map<String, String> start() {
    try {
      Path created = Files.createTempDirectory("spasmwatch-test");
      directory = created;
      return database.start(created);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    database.close();
    Path created = directory;
    if (created != null) {
      delete(created);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
