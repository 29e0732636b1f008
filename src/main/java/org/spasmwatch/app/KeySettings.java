package org.spasmwatch.app;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * The secrets of an installation, the same on all replicas. Each is a text of at least 32 bytes;
 * the one before it may stay beside it, so that what was made with it is still recognised.
 */
@ConfigMapping(prefix = "spasmwatch.keys")
public interface KeySettings {
  /** Hides patients' ids in the audit trail. */
  Optional<String> audit();

  /** The key for that before the present one. */
  Optional<String> auditPrevious();

  /** Signs the links to next pages of searches. */
  Optional<String> paging();

  /** The key for that before the present one. */
  Optional<String> pagingPrevious();
}
