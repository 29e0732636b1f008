package org.spasmwatch.app.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What is kept of feedback, and for how long. */
@ConfigMapping(prefix = "spasmwatch.feedback")
public interface FeedbackSettings {
  /** Keep what clinicians write when they override a card; it may be about the patient. */
  @WithDefault("false")
  boolean comments();

  /** How long a card that was shown, and the answers to it, are kept. */
  @WithDefault("P90D")
  Duration retention();

  /** Cards that may wait to be noted; more are not noted, and counted. */
  @WithDefault("10000")
  int queue();

  /**
   * Statements whose cards hooks do not show any more unless they are critical: {@code
   * gabapentin-tremor}, or {@code gabapentin-tremor/_history/3} until it changes.
   */
  Optional<Set<String>> quieted();
}
