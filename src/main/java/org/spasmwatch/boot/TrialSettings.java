package org.spasmwatch.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What only a trial needs. */
@ConfigMapping(prefix = "spasmwatch")
interface TrialSettings {
  /** The trial's own database. */
  Trial trial();

  /** The trial's own database. */
  interface Trial {
    /** Where it keeps its data. */
    @WithDefault("${user.home}/.spasmwatch")
    String dataDirectory();
  }
}
