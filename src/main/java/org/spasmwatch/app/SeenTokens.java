package org.spasmwatch.app;

import java.time.Instant;

/**
 * Which tokens have been used, shared by all replicas. A token is known by a digest; nothing of it
 * is kept.
 */
public interface SeenTokens {
  /**
   * Keeps that digest until the instant, and says whether it was not kept before. Of several calls
   * at once, on whichever replicas, exactly one is told so.
   *
   * @throws IllegalStateException when that cannot be found out now
   */
  boolean firstUse(String digest, Instant until);

  /**
   * Lets go of what had to be kept until then or earlier.
   *
   * @throws IllegalStateException when it cannot be done now
   */
  void forget(Instant until);
}
