package org.spasmwatch.app.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the audit trail may wait, and how long it is kept. */
@ConfigMapping(prefix = "spasmwatch.audit")
public interface AuditSettings {
  /** Records that may wait for the database; those that find no place are counted as lost. */
  @WithDefault("10000")
  int queue();

  /** How long records are kept; at least 30 days, whole days. */
  @WithDefault("365D")
  Duration retention();
}
