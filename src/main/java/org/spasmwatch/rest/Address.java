package org.spasmwatch.rest;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where clients find this service. */
@ConfigMapping(prefix = "spasmwatch")
public interface Address {
  /** The URL under which clients reach it; the listening address when it is not set. */
  Optional<String> publicUrl();
}
