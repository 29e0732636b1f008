package org.spasmwatch.trust;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.trust.keys.Keys;

/**
 * A registered client of CDS Hooks, and where its keys are. {@code fetched} is by the header {@code
 * jku}, whose values are a closed list; {@code usual} is null when a token has to name one.
 */
record Client(
    String name,
    String issuer,
    List<String> tenants,
    List<String> fhirServers,
    @Nullable Keys usual,
    Map<String, Keys> named) {
  Client {
    requireNonNull(name, "name");
    requireNonNull(issuer, "issuer");
    tenants = List.copyOf(tenants);
    fhirServers = List.copyOf(fhirServers);
    named = Map.copyOf(named);
  }

  static Client of(String name, ClientSettings.Client settings) {
    Keys usual =
        settings
            .jwks()
            .map(Keys::pinned)
            .or(() -> settings.jwksUrl().map(url -> Keys.at(URI.create(url))))
            .orElse(null);
    Map<String, Keys> named = new HashMap<>();
    for (String url : settings.jku().orElse(List.of())) {
      named.put(
          url, settings.jwks().isPresent() && usual != null ? usual : Keys.at(URI.create(url)));
    }
    if (usual != null) {
      settings.jwksUrl().ifPresent(url -> named.put(url, usual));
    }
    return new Client(
        name,
        settings.issuer().orElseThrow(() -> new IllegalArgumentException(name + " has no issuer")),
        settings.tenants().orElse(List.of()),
        settings.fhirServers().orElse(List.of()),
        usual,
        named);
  }

  /** The keys for a token with that {@code jku}, or with none; empty when it is not registered. */
  Optional<Keys> keys(@Nullable URI jku) {
    return jku == null
        ? Optional.ofNullable(usual)
        : Optional.ofNullable(named.get(jku.toString()));
  }

  boolean serves(Optional<String> tenant) {
    return tenants.isEmpty() || tenant.filter(tenants::contains).isPresent();
  }

  Caller caller() {
    return new Caller(name, fhirServers);
  }
}
