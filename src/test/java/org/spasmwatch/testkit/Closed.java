package org.spasmwatch.testkit;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The program as in production: closed to all but three EHRs and one authorization server. The keys
 * of the first are pinned, and its FHIR server is down; north publishes its keys and has a FHIR
 * server, south has one too. Of the authorization server nothing is configured but who it is.
 */
public final class Closed implements QuarkusTestProfile {
  public static final String URL = "https://spasmwatch.hospital.example";
  public static final String EHR = "https://ehr.hospital.example";
  public static final String NORTH = "https://north.hospital.example";
  public static final String SOUTH = "https://south.hospital.example";
  public static final String LOGIN = LoginServer.issuer(Ports.LOGIN.number());
  public static final Signer EHR_KEY = Signer.shared("ES384", "ehr-key");
  public static final Signer SOUTH_KEY = Signer.shared("ES256", "south-key");
  public static final Signer LOGIN_KEY = Signer.shared("RS384", "login-key");

  /** What its keys are made of, where it is a process of its own. */
  public static final String SECRET = "a-secret-of-this-test-with-enough-bytes";

  /** The environment of a process that works on that database and knows the first EHR. */
  public static Map<String, String> environment(Map<String, String> dataSource) {
    Map<String, String> environment = new HashMap<>();
    dataSource.forEach(
        (key, value) -> environment.put(key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
    environment.put("SPASMWATCH_PUBLIC_URL", URL);
    environment.put("SPASMWATCH_CDS_CLIENTS_EHR_ISSUER", EHR);
    environment.put("SPASMWATCH_CDS_CLIENTS_EHR_JWKS", Signer.publicKeys(EHR_KEY));
    environment.put("SPASMWATCH_FHIR_ISSUER", LOGIN);
    environment.put("SPASMWATCH_FHIR_JWKS", Signer.publicKeys(LOGIN_KEY));
    environment.put("SPASMWATCH_KEYS_AUDIT", SECRET);
    environment.put("SPASMWATCH_KEYS_PAGING", SECRET);
    return environment;
  }

  @Override
  public String getConfigProfile() {
    return "closed";
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(clients());
    settings.putAll(
        Map.of(
            "quarkus.http.test-port",
            "0",
            "quarkus.management.test-port",
            "0",
            "quarkus.shutdown.delay",
            "0S",
            "quarkus.log.console.json.enabled",
            "false",
            "quarkus.tls.ehr.trust-store.p12.path",
            Certificates.shared().toString(),
            "quarkus.tls.ehr.trust-store.p12.password",
            Certificates.PASSWORD,
            "spasmwatch.knowledge.install-at-start",
            "true",
            "spasmwatch.public-url",
            URL));
    return settings;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(LoginServerResource.class));
  }

  private static Map<String, String> clients() {
    return Map.of(
        "spasmwatch.cds.clients.ehr.issuer",
        EHR,
        "spasmwatch.cds.clients.ehr.jwks",
        Signer.publicKeys(EHR_KEY),
        "spasmwatch.cds.clients.ehr.fhir-servers",
        "https://localhost:" + Ports.SILENT.number() + "/fhir",
        "spasmwatch.cds.clients.north.issuer",
        NORTH,
        "spasmwatch.cds.clients.north.jwks-url",
        "http://127.0.0.1:" + Ports.KEYS.number() + "/jwks.json",
        "spasmwatch.cds.clients.north.fhir-servers",
        "https://localhost:" + Ports.NORTH.number() + "/fhir",
        "spasmwatch.cds.clients.south.issuer",
        SOUTH,
        "spasmwatch.cds.clients.south.jwks",
        Signer.publicKeys(SOUTH_KEY),
        "spasmwatch.cds.clients.south.fhir-servers",
        "https://localhost:" + Ports.SOUTH.number() + "/fhir");
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
