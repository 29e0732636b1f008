package org.spasmwatch.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Instant;
import java.util.Map;

/** The program as in production: closed to all but one EHR and one authorization server. */
public final class Closed implements QuarkusTestProfile {
  public static final String URL = "https://spasmwatch.hospital.example";
  public static final String EHR = "https://ehr.hospital.example";
  public static final String LOGIN = "https://login.hospital.example";
  public static final Signer EHR_KEY = Signer.shared("ES384", "ehr-key");
  public static final Signer LOGIN_KEY = Signer.shared("RS384", "login-key");

  @Override
  public String getConfigProfile() {
    return "closed";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.test-port",
        "0",
        "quarkus.management.test-port",
        "0",
        "quarkus.shutdown.delay",
        "0S",
        "quarkus.log.console.json.enabled",
        "false",
        "spasmwatch.knowledge.install-at-start",
        "true",
        "spasmwatch.public-url",
        URL,
        "spasmwatch.cds.clients.ehr.issuer",
        EHR,
        "spasmwatch.cds.clients.ehr.jwks",
        Signer.publicKeys(EHR_KEY),
        "spasmwatch.fhir.issuer",
        LOGIN,
        "spasmwatch.fhir.jwks",
        Signer.publicKeys(LOGIN_KEY));
  }

  /** A new token of the EHR for a call of that path. */
  public static String call(String path) {
    return EHR_KEY.sign(Signer.claims(EHR, URL + path, Instant.now()));
  }

  /** An access token with those scopes. */
  public static String access(String scope) {
    return access(URL, scope, Instant.now());
  }

  public static String access(String audience, String scope, Instant issued) {
    Map<String, Object> claims = Signer.claims(LOGIN, audience, issued);
    claims.put("scope", scope);
    claims.put("client_id", "pharmacy");
    return LOGIN_KEY.sign(claims);
  }
}
