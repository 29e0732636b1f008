package org.spasmwatch.boot;

import java.nio.file.Path;
import java.util.Map;

/**
 * A database of the program's own, for trials and tests. Found through a ServiceLoader, so that the
 * production build can leave it out.
 */
public interface LocalDatabase extends AutoCloseable {
  /**
   * Starts it on a data directory, which keeps what is written from one start to the next.
   *
   * @return the configuration of the data source that leads to it
   * @throws IllegalStateException when it cannot be started, with the reason
   */
  Map<String, String> start(Path dataDirectory);

  @Override
  void close();
}
