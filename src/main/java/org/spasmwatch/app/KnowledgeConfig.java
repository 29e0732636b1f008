package org.spasmwatch.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where the knowledge comes from at the start, and what of it is switched off. */
@ConfigMapping(prefix = "spasmwatch.knowledge")
public interface KnowledgeConfig {
  /** Migrate the database and install the bundled catalogue at the start. */
  @WithDefault("false")
  boolean installAtStart();

  /** Work with the bundled catalogue alone until a database answers. */
  @WithDefault("false")
  boolean startWithoutDatabase();

  /** The ids of statements that no assessment may use; they can still be read. */
  Optional<List<String>> disabled();

  /** Whether assessments use effects that rest on literature beyond the five documents. */
  @WithDefault("true")
  boolean beyondSources();

  /** Whether a statement is put in force by another person than the one who wrote it. */
  @WithDefault("false")
  boolean fourEyes();
}
