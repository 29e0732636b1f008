package org.spasmwatch.trust;

import io.quarkus.oidc.Oidc;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.spasmwatch.trust.TokenSettings.Fhir;
import org.spasmwatch.trust.keys.Keys;
import org.spasmwatch.trust.keys.Places;
import org.spasmwatch.trust.keys.Signatures;
import org.spasmwatch.trust.oidc.OidcTenant;
import org.spasmwatch.trust.oidc.PublishedKeys;

/**
 * The hospital's authorization server. Its keys are pinned, or else {@code quarkus-oidc} asks for
 * them: at an address that is configured, or wherever it says itself.
 */
@ApplicationScoped
public class AuthorizationServer {
  private final Fhir settings;
  private final PublishedKeys published;
  private final Optional<Signatures> signatures;

  AuthorizationServer(TokenSettings settings, PublishedKeys published) {
    this.settings = settings.fhir();
    this.published = published;
    this.signatures =
        this.settings
            .jwks()
            .<Signatures>map(Keys::pinned)
            .or(() -> this.settings.issuer().map(issuer -> published));
  }

  /** Tells the extension of the server, if there is one to be asked. */
  static void register(
      @Observes Oidc oidc, TokenSettings settings, TlsConfigurationRegistry trusted) {
    Fhir fhir = settings.fhir();
    if (fhir.jwks().isEmpty()
        && fhir.jwksUrl().or(fhir::issuer).filter(Places::isOne).isPresent()) {
      fhir.issuer()
          .map(issuer -> OidcTenant.of(issuer, fhir.jwksUrl(), Presented.SKEW, trusted))
          .ifPresent(oidc::create);
    }
  }

  /** The {@code iss} of its tokens; empty when there is no such server. */
  public Optional<String> issuer() {
    return settings.issuer();
  }

  Optional<Signatures> signatures() {
    return signatures;
  }

  /** Where its keys are; empty when they are pinned or nobody could say yet. May block. */
  public Optional<String> jwksUrl() {
    return settings.jwksUrl().or(() -> isAsked() ? published.keysUrl() : Optional.empty());
  }

  /** Where clients get tokens; empty when nobody says so. May block. */
  public Optional<String> tokenUrl() {
    return settings.tokenUrl().or(() -> isAsked() ? published.tokenUrl() : Optional.empty());
  }

  /** Whether nothing is known of it but its name. */
  private boolean isAsked() {
    return settings.issuer().isPresent()
        && settings.jwks().isEmpty()
        && settings.jwksUrl().isEmpty();
  }
}
