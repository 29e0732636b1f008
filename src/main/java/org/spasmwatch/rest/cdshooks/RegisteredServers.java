package org.spasmwatch.rest.cdshooks;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spasmwatch.app.Stance;
import org.spasmwatch.ehr.Servers;
import org.spasmwatch.trust.Caller;
import org.spasmwatch.trust.ClientSettings;

/**
 * The FHIR servers that a caller may have us ask: each client those that it was registered with. A
 * setting that is wrong stops the start, and not the first call.
 */
@ApplicationScoped
class RegisteredServers {
  private static final String OPEN = "spasmwatch.cds.open.fhir-servers";

  private final Servers open;
  private final Map<String, Servers> byClient;

  RegisteredServers(ClientSettings clients, Stance stance) {
    boolean loopback = stance.trial();
    open = Servers.of(OPEN, clients.open().fhirServers().orElse(List.of()), loopback);
    byClient =
        clients.clients().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    client ->
                        Servers.of(
                            "spasmwatch.cds.clients." + client.getKey() + ".fhir-servers",
                            client.getValue().fhirServers().orElse(List.of()),
                            loopback)));
  }

  /** The settings were read when this was made; it is made with the program. */
  void check(@Observes StartupEvent event) {}

  /** Those of a client; without one, those of calls that nobody signed. */
  Servers of(Optional<Caller> caller) {
    return caller.map(c -> byClient.getOrDefault(c.name(), Servers.NONE)).orElse(open);
  }
}
