package org.spasmwatch.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.trust.TokenSettings.Fhir;
import org.spasmwatch.trust.keys.Issuer;
import org.spasmwatch.trust.keys.Keys;

/**
 * The hospital's authorization server. Its keys are pinned, or published at an address that is
 * configured, or else wherever it says itself.
 */
@ApplicationScoped
public class AuthorizationServer {
  private final Fhir settings;
  private final @Nullable Issuer asked;
  private final @Nullable Keys keys;

  AuthorizationServer(TokenSettings settings) {
    this.settings = settings.fhir();
    this.asked = asked(this.settings);
    this.keys = asked == null ? configured(this.settings) : Keys.of(asked);
  }

  private static @Nullable Issuer asked(Fhir settings) {
    return settings.jwks().isPresent() || settings.jwksUrl().isPresent()
        ? null
        : settings.issuer().map(Issuer::new).orElse(null);
  }

  private static @Nullable Keys configured(Fhir settings) {
    return settings
        .jwks()
        .map(Keys::pinned)
        .or(() -> settings.jwksUrl().map(url -> Keys.at(URI.create(url))))
        .orElse(null);
  }

  /** The {@code iss} of its tokens; empty when there is no such server. */
  public Optional<String> issuer() {
    return settings.issuer();
  }

  Optional<Keys> keys() {
    return Optional.ofNullable(keys);
  }

  /** Where its keys are; empty when they are pinned or nobody could say yet. May block. */
  public Optional<String> jwksUrl() {
    return asked == null ? settings.jwksUrl() : asked.keys();
  }

  /** Where clients get tokens; empty when nobody says so. May block. */
  public Optional<String> tokenUrl() {
    return settings.tokenUrl().or(() -> asked == null ? Optional.empty() : asked.tokens());
  }
}
