package org.spasmwatch.rest.cdshooks;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.spasmwatch.ehr.Servers;

/**
 * The FHIR servers that a caller may have us ask. A setting that is wrong stops the start, and not
 * the first call.
 */
@ApplicationScoped
class RegisteredServers {
  private static final String OPEN = "spasmwatch.cds.open.fhir-servers";

  private final Servers open;

  RegisteredServers(CdsSettings settings) {
    boolean loopback = ConfigUtils.isProfileActive("trial") || LaunchMode.current().isDevOrTest();
    open = Servers.of(OPEN, settings.open().fhirServers().orElse(List.of()), loopback);
  }

  void check(@Observes StartupEvent event) {}

  /** Those of calls that nobody signed. */
  Servers open() {
    return open;
  }
}
