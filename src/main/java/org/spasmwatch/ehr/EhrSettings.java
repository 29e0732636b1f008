package org.spasmwatch.ehr;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What fetching for one call of a hook may cost. */
@ConfigMapping(prefix = "spasmwatch.ehr")
public interface EhrSettings {
  /** For all queries together; what has not come by then is missing. */
  @WithDefault("3S")
  Duration timeout();

  /** Bytes of all answers together. */
  @WithDefault("10M")
  MemorySize bytes();

  /** Pages of one query. */
  @WithDefault("10")
  int pages();

  /** Resources of all answers together. */
  @WithDefault("5000")
  int resources();

  /**
   * Connections to one server; queries of more calls wait for them. Those that are made once more
   * have as many of their own.
   */
  @WithDefault("32")
  int connections();
}
