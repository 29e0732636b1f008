package org.spasmwatch.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the knowledge comes from at the start. */
@ConfigMapping(prefix = "spasmwatch.knowledge")
interface KnowledgeConfig {
  /** Migrate the database and install the bundled catalogue at the start. */
  @WithDefault("false")
  boolean installAtStart();

  /** Work with the bundled catalogue alone until a database answers. */
  @WithDefault("false")
  boolean startWithoutDatabase();
}
