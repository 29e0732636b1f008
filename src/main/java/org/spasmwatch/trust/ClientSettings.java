package org.spasmwatch.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which clients of CDS Hooks may call. */
@ConfigMapping(prefix = "spasmwatch.cds")
public interface ClientSettings {
  /** Whether a call needs a token; required, and off in the trial, when it is not set. */
  Optional<Auth> auth();

  /** What becomes of a call while the database cannot say whether its token is new. */
  @WithDefault("local")
  WithoutStore replayWithoutStore();

  /** The registered clients by their names. */
  Map<String, Client> clients();

  /** Whether calls need a token. */
  enum Auth {
    REQUIRED,
    OFF
  }

  /** Whether this replica's own memory of used tokens is good enough for a while. */
  enum WithoutStore {
    LOCAL,
    REFUSE
  }

  /** One client, an EHR or a test client. */
  interface Client {
    /** The {@code iss} of its tokens, which no other client has. */
    Optional<String> issuer();

    /** Where it publishes its keys. */
    Optional<String> jwksUrl();

    /** Its keys, a JWK Set; where they are set, none are fetched. */
    Optional<String> jwks();

    /** The values of the header {@code jku} that its tokens may have. */
    Optional<List<String>> jku();

    /** The values of the claim {@code tenant}, one of which its tokens then must have. */
    Optional<List<String>> tenants();

    /** The base URLs of FHIR servers that may be queried on its behalf. */
    Optional<List<String>> fhirServers();
  }
}
