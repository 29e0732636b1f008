package org.spasmwatch.store;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** As whom the service works on the tables, where that is not who migrates them. */
@ConfigMapping(prefix = "spasmwatch.database")
interface DatabaseSettings {
  /** The role that a migration gives what the service needs. */
  Optional<String> serviceRole();
}
