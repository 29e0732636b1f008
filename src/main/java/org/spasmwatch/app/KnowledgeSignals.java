package org.spasmwatch.app;

import java.time.Duration;

/** Port: tells that some process has written to the {@link KnowledgeLog}. */
public interface KnowledgeSignals {

  /** Being told, until it is closed. */
  interface Subscription extends AutoCloseable {
    /**
     * Waits for a change, at most as long as that.
     *
     * @return whether there was one
     * @throws RuntimeException when it can no longer be told, because the connection is lost
     */
    boolean await(Duration atMost);

    @Override
    void close();
  }

  /** Begins to be told; what was written before is not told. */
  Subscription subscribe();
}
