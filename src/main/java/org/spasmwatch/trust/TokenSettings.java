package org.spasmwatch.trust;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Whose access tokens open the FHIR API and the assessments. */
@ConfigMapping(prefix = "spasmwatch")
public interface TokenSettings {
  /** A token that opens everything, on a developer's machine. */
  Optional<String> devToken();

  /** The authorization server. */
  Fhir fhir();

  /** The authorization server. */
  interface Fhir {
    /** The {@code iss} of its tokens; where nothing else is set, who is asked for the keys. */
    Optional<String> issuer();

    /** The {@code aud} that its tokens for this service have; the public URL when it is not set. */
    Optional<String> audience();

    /** Where it publishes its keys. */
    Optional<String> jwksUrl();

    /** Its keys, a JWK Set; where they are set, none are fetched. */
    Optional<String> jwks();

    /** Where clients get tokens, for who reads {@code .well-known/smart-configuration}. */
    Optional<String> tokenUrl();
  }
}
