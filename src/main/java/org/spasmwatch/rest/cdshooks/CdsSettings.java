package org.spasmwatch.rest.cdshooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How clients of CDS Hooks may call, and whether they get cards. */
@ConfigMapping(prefix = "spasmwatch.cds")
public interface CdsSettings {
  /** {@code silent} keeps the cards of hooks back and counts them. */
  @WithDefault("active")
  Mode mode();

  /** The hooks on offer; all when it is not set. */
  Optional<Set<Hook>> hooks();

  /**
   * The origins whose pages may call from a browser: {@code https://ehr.example}, with {@code :*}
   * at the end for any port, or {@code *} alone for all. None when it is not set.
   */
  Optional<List<String>> corsOrigins();
}
