package org.spasmwatch.trust;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.trust.TokenSettings.Fhir;
import org.spasmwatch.trust.keys.PinnedSet;
import org.spasmwatch.trust.keys.Places;

/**
 * What is wrong with the settings of this package, all of it, in sentences that say what to set and
 * repeat no value. A client that is registered by half is refused rather than left out: its EHR
 * would get no cards, and nobody would know why.
 */
public final class TrustChecks {
  private static final String CLIENTS = "spasmwatch.cds.clients.";

  private final ClientSettings clients;
  private final Fhir fhir;
  private final boolean trial;
  private final List<String> faults = new ArrayList<>();

  private TrustChecks(SmallRyeConfig config, boolean trial) {
    this.clients = config.getConfigMapping(ClientSettings.class);
    this.fhir = config.getConfigMapping(TokenSettings.class).fhir();
    this.trial = trial;
  }

  /** The faults in settings given by name; empty when there are none. */
  public static List<String> faults(Map<String, String> settings, boolean trial) {
    try {
      return new TrustChecks(config(settings), trial).all();
    } catch (ConfigValidationException e) {
      return List.of(
          "spasmwatch.cds.auth is required or off, spasmwatch.cds.replay-without-store is local or"
              + " refuse: one of them has another value");
    }
  }

  /** Whether calls of CDS Hooks need no token by these settings. */
  public static boolean cdsIsOpen(Map<String, String> settings, boolean trial) {
    try {
      return !ClientTokens.isRequired(
          config(settings).getConfigMapping(ClientSettings.class), trial);
    } catch (ConfigValidationException e) {
      return false;
    }
  }

  private static SmallRyeConfig config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "settings", 100))
        .withMapping(ClientSettings.class)
        .withMapping(TokenSettings.class)
        .withValidateUnknown(false)
        .build();
  }

  private List<String> all() {
    if (!trial && ClientTokens.isRequired(clients, false) && clients.clients().isEmpty()) {
      faults.add(
          "no client of CDS Hooks is registered: set SPASMWATCH_CDS_CLIENTS_<NAME>_ISSUER and"
              + " SPASMWATCH_CDS_CLIENTS_<NAME>_JWKS_URL (or _JWKS) for each EHR");
    }
    clients.clients().forEach(this::client);
    List<String> open = clients.open().fhirServers().orElse(List.of());
    open.forEach(url -> place("spasmwatch.cds.open.fhir-servers", url));
    issuersAreDifferent();
    fhir();
    return List.copyOf(faults);
  }

  private void client(String name, ClientSettings.Client client) {
    String prefix = CLIENTS + name + ".";
    if (client.issuer().isEmpty()) {
      faults.add(prefix + "issuer is not set: it is the iss of that client's tokens");
    }
    List<String> jku = client.jku().orElse(List.of());
    if (client.jwksUrl().isEmpty() && client.jwks().isEmpty() && jku.isEmpty()) {
      faults.add(
          prefix + "jwks-url is not set, nor jwks, nor jku: without keys no token can be checked");
    }
    client.jwksUrl().ifPresent(url -> place(prefix + "jwks-url", url));
    client.jwks().ifPresent(set -> pinned(prefix + "jwks", set));
    jku.forEach(url -> place(prefix + "jku", url));
    client.fhirServers().orElse(List.of()).forEach(url -> place(prefix + "fhir-servers", url));
  }

  private void issuersAreDifferent() {
    Set<String> seen = new HashSet<>();
    clients
        .clients()
        .forEach(
            (name, client) ->
                client
                    .issuer()
                    .filter(issuer -> !seen.add(issuer))
                    .ifPresent(
                        issuer ->
                            faults.add(
                                CLIENTS
                                    + name
                                    + ".issuer is that of another client too: a token would not"
                                    + " say whose it is")));
  }

  private void fhir() {
    boolean keys = fhir.jwksUrl().isPresent() || fhir.jwks().isPresent();
    if (fhir.issuer().isEmpty() && (keys || !trial)) {
      faults.add(
          "no authorization server is configured: set SPASMWATCH_FHIR_ISSUER to the iss of its"
              + " tokens");
    }
    if (!keys) {
      fhir.issuer().ifPresent(this::asked);
    }
    fhir.jwksUrl().ifPresent(url -> place("spasmwatch.fhir.jwks-url", url));
    fhir.jwks().ifPresent(set -> pinned("spasmwatch.fhir.jwks", set));
    fhir.tokenUrl().ifPresent(url -> place("spasmwatch.fhir.token-url", url));
  }

  /** An issuer without keys is asked where they are, so that it has to be a place. */
  private void asked(String issuer) {
    if (!isFine(issuer) || issuer.contains("?")) {
      faults.add(
          "spasmwatch.fhir.issuer is no https URL that could be asked for its keys: set"
              + " SPASMWATCH_FHIR_JWKS_URL to where they are, or SPASMWATCH_FHIR_JWKS");
    }
  }

  private void pinned(String setting, String set) {
    PinnedSet.fault(set).ifPresent(fault -> faults.add(setting + " " + fault));
  }

  private void place(String setting, String url) {
    if (!isFine(url)) {
      faults.add(
          setting
              + " has something that is no https URL"
              + (trial ? ", nor one of this machine like http://localhost:8080/" : ""));
    }
  }

  private boolean isFine(String url) {
    return Places.isSecure(url) || (trial && Places.isLoopback(url));
  }
}
