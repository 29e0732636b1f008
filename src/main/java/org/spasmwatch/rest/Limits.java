package org.spasmwatch.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a request may cost. */
@ConfigMapping(prefix = "spasmwatch.limits")
public interface Limits {
  /** Bytes of a request body; more is answered with 413. */
  @WithDefault("10M")
  MemorySize body();

  /** Resources in one Bundle; more is answered with 422. */
  @WithDefault("20000")
  int entries();

  /** Depth of nesting in JSON; more is answered with 400. */
  @WithDefault("64")
  int depth();

  /** Bodies up to this size are assessed on the event loop, larger ones on a worker. */
  @WithDefault("64K")
  MemorySize inline();

  /** Requests of one client in a second, over ten seconds; more get 429, 0 is no limit. */
  @WithDefault("2000")
  int rate();

  /** Assessments of large bodies that may wait for a worker; more are answered with 503. */
  @WithDefault("32")
  int waiting();
}
