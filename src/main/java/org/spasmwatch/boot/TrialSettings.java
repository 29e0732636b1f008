package org.spasmwatch.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What only a trial needs. */
@ConfigMapping(prefix = "spasmwatch")
interface TrialSettings {
  /** The trial's own database. */
  Trial trial();

  /** A token of a developer's machine; it opens nothing yet, and production refuses it. */
  Optional<String> devToken();

  /** The trial's own database. */
  interface Trial {
    /** Where it keeps its data. */
    @WithDefault("${user.home}/.spasmwatch")
    String dataDirectory();
  }
}
