package org.spasmwatch.rest.cdshooks;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** How clients of CDS Hooks may call. */
@ConfigMapping(prefix = "spasmwatch.cds")
interface CdsSettings {
  /**
   * The origins whose pages may call from a browser: {@code https://ehr.example}, with {@code :*}
   * at the end for any port, or {@code *} alone for all. None when it is not set.
   */
  Optional<List<String>> corsOrigins();
}
