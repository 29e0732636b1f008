package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Signer;

/** What speaks against a start, and whether all of it is said at once. */
class StartChecksTest {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";
  private static final Map<String, String> SAFE =
      Map.of(
          "quarkus.datasource.jdbc.url",
          "jdbc:postgresql://db/spasmwatch",
          "spasmwatch.public-url",
          "https://spasmwatch.hospital.example",
          "spasmwatch.cds.cors-origins",
          "https://ehr.hospital.example",
          "spasmwatch.cds.clients.ehr.issuer",
          "https://ehr.hospital.example",
          "spasmwatch.cds.clients.ehr.jwks-url",
          "https://ehr.hospital.example/jwks.json",
          "spasmwatch.fhir.issuer",
          "https://login.hospital.example",
          "spasmwatch.fhir.jwks-url",
          "https://login.hospital.example/jwks.json",
          "spasmwatch.keys.audit",
          SECRET,
          "spasmwatch.keys.paging",
          SECRET);

  private static StartChecks in(String profile, Map<String, String> values, String... variables) {
    return new StartChecks(
        new Settings(profile, values, Set.of(variables), Path.of("nowhere-in-particular")));
  }

  private static StartChecks safeBut(String name, String value) {
    Map<String, String> values = new HashMap<>(SAFE);
    values.put(name, value);
    return in("prod", values);
  }

  private static StartChecks safeWithout(String name) {
    Map<String, String> values = new HashMap<>(SAFE);
    values.remove(name);
    return in("prod", values);
  }

  @Test
  void inProductionNothingSpeaksAgainstAStartWithAllThatIsNeeded() {
    assertThat(in("prod", SAFE).faults()).isEmpty();
    assertThat(in("prod", SAFE).openDoors()).isEmpty();
    assertThat(in("prod", SAFE).remarks()).isEmpty();
  }

  @Test
  void allFaultsAreSaidAtOnce() {
    Map<String, String> open =
        Map.of(
            "spasmwatch.public-url",
            "http://spasmwatch.hospital.example",
            "spasmwatch.dev-token",
            "a-token-that-is-secret",
            "spasmwatch.cds.cors-origins",
            "https://ehr.example, *",
            "spasmwatch.knowledge.install-at-start",
            "true",
            "spasmwatch.limits.bdy",
            "");

    StartChecks checks = in("staging", open);

    assertThat(checks.openDoors()).hasSize(8);
    assertThat(String.join("\n", checks.openDoors()))
        .contains("SPASMWATCH_CDS_CLIENTS_<NAME>_ISSUER", "SPASMWATCH_FHIR_ISSUER")
        .contains("SPASMWATCH_KEYS_AUDIT", "SPASMWATCH_KEYS_PAGING")
        .contains("SPASMWATCH_PUBLIC_URL", "not https", "spasmwatch.dev-token is set")
        .contains("spasmwatch.cds.cors-origins allows every page", "'migrate'")
        .doesNotContain("a-token-that-is-secret");
    assertThat(checks.faults())
        .satisfiesExactly(
            unknown -> assertThat(unknown).contains("bdy is no", "is it spasmwatch.limits.body?"),
            database -> assertThat(database).contains("QUARKUS_DATASOURCE_JDBC_URL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "production", "test2", "Trial", "trial,prod", ""})
  void everyProfileButTheTrialIsHeldToProduction(String profile) {
    assertThat(in(profile, Map.of()).openDoors()).hasSize(5);
    assertThat(in(profile, Map.of()).faults()).hasSize(1);
  }

  @Test
  void theTrialStartsWithNothingSet() {
    assertThat(in("trial", Map.of()).faults()).isEmpty();
    assertThat(in("trial", Map.of()).openDoors()).isEmpty();
    assertThat(in("trial", Map.of()).remarks()).isEmpty();
  }

  @Test
  void aMissingPublicUrlIsNotCalledAnUnsafeOne() {
    Map<String, String> values = new HashMap<>(SAFE);
    values.remove("spasmwatch.public-url");

    assertThat(in("prod", values).openDoors())
        .singleElement()
        .asString()
        .contains("spasmwatch.public-url is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spasmwatch.hospital.example",
        "ftp://spasmwatch.hospital.example",
        "https://",
        "https://spasmwatch hospital",
        "https://somebody:secret@spasmwatch.hospital.example",
        "https://spasmwatch.hospital.example/?a=b",
        "https://spasmwatch.hospital.example/#a"
      })
  void aPublicUrlThatIsNoneIsRefusedInEveryProfile(String url) {
    assertThat(in("trial", Map.of("spasmwatch.public-url", url)).faults())
        .singleElement()
        .asString()
        .contains("spasmwatch.public-url")
        .doesNotContain("secret");
    assertThat(safeBut("spasmwatch.public-url", url).faults()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://ehr.example", "https://ehr.example:*", "http://localhost:*"})
  void onlyTheStarAloneAllowsEveryPage(String origin) {
    assertThat(safeBut("spasmwatch.cds.cors-origins", origin).openDoors()).isEmpty();
  }

  @Test
  void aTableOfProductsThatCannotBeReadIsRefused() {
    assertThat(in("trial", Map.of("spasmwatch.terminology.rxnorm", "no/such/table.csv")).faults())
        .singleElement()
        .asString()
        .contains("spasmwatch.terminology.rxnorm names no file", "load-rxnorm");
    assertThat(
            in(
                    "trial",
                    Map.of("spasmwatch.terminology.rxnorm", "src/test/resources/rxnorm/table.csv"))
                .faults())
        .isEmpty();
  }

  @Test
  void toStartWithoutADatabaseIsAllowedAndSaid() {
    StartChecks checks = safeBut("spasmwatch.knowledge.start-without-database", "true");

    assertThat(checks.openDoors()).isEmpty();
    assertThat(checks.remarks()).singleElement().asString().contains("until a database answers");
  }

  @Test
  void aVariableThatIsNoSettingIsNamedAndDoesNotStopTheStart() {
    StartChecks checks =
        in("trial", Map.of(), "SPASMWATCH_LIMIT_BODY", "SPASMWATCH_CDS_MODE", "SPASMWATCH_X");

    assertThat(checks.faults()).isEmpty();
    assertThat(checks.remarks())
        .hasSize(2)
        .first()
        .asString()
        .contains("SPASMWATCH_LIMIT_BODY", "the nearest is SPASMWATCH_LIMITS_BODY");
  }

  @Test
  void whatKubernetesPutsBesideAServiceOfOurNameIsNotRemarkedOn() {
    List<String> remarks =
        in(
                "trial",
                Map.of(),
                "SPASMWATCH_SERVICE_HOST",
                "SPASMWATCH_SERVICE_PORT",
                "SPASMWATCH_SERVICE_PORT_HTTP",
                "SPASMWATCH_PORT",
                "SPASMWATCH_PORT_8080_TCP",
                "SPASMWATCH_PORT_8080_TCP_ADDR")
            .remarks();

    assertThat(remarks).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spasmwatch.public-url",
        "spasmwatch.cds.clients.ehr.issuer",
        "spasmwatch.cds.clients.ehr.jwks-url",
        "spasmwatch.fhir.issuer",
        "spasmwatch.keys.audit",
        "spasmwatch.keys.paging"
      })
  void eachThingThatIsNeededIsNamedWhenItAloneIsMissing(String name) {
    assertThat(safeWithout(name).openDoors())
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.contains(name) || said.contains(KnownSettings.variable(name)))
                    .as(said)
                    .isTrue());
  }

  @Test
  void anIssuerAloneIsEnoughWhereItCanBeAskedForItsKeys() {
    assertThat(safeWithout("spasmwatch.fhir.jwks-url").openDoors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.hospital.example",
        "http://localhost:8081/realms/main",
        "https://login.hospital.example/?realm=main",
        "https://user:secret@login.hospital.example",
        "hospital"
      })
  void anIssuerThatCannotBeAskedNeedsKeys(String issuer) {
    Map<String, String> values = new HashMap<>(SAFE);
    values.put("spasmwatch.fhir.issuer", issuer);
    assertThat(in("prod", values).openDoors()).isEmpty();

    values.remove("spasmwatch.fhir.jwks-url");

    assertThat(in("prod", values).openDoors())
        .singleElement()
        .asString()
        .contains("spasmwatch.fhir.issuer", "SPASMWATCH_FHIR_JWKS_URL")
        .doesNotContain("secret");
  }

  @Test
  void withoutAClientOfCdsHooksItIsRefusedUnlessThatIsSwitchedOffWhichIsRemarkedOn() {
    Map<String, String> values = new HashMap<>(SAFE);
    values.keySet().removeIf(name -> name.contains(".clients."));
    assertThat(in("prod", values).openDoors())
        .singleElement()
        .asString()
        .contains("no client of CDS Hooks");

    values.put("spasmwatch.cds.auth", "off");

    assertThat(in("prod", values).openDoors()).isEmpty();
    assertThat(in("prod", values).remarks())
        .singleElement()
        .asString()
        .contains("spasmwatch.cds.auth is off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spasmwatch.cds.clients.ehr.jwks-url",
        "spasmwatch.cds.clients.ehr.jku",
        "spasmwatch.cds.clients.ehr.fhir-servers",
        "spasmwatch.cds.open.fhir-servers",
        "spasmwatch.fhir.jwks-url",
        "spasmwatch.fhir.token-url"
      })
  void anAddressWithoutTlsIsAllowedOnThisMachineInATrialOnly(String name) {
    for (String url :
        List.of("http://127.0.0.1:8080/x", "http://localhost:9/", "http://localhost")) {
      Map<String, String> values = new HashMap<>(SAFE);
      values.put(name, url);
      assertThat(in("trial", values).openDoors()).isEmpty();
      assertThat(in("prod", values).openDoors())
          .singleElement()
          .asString()
          .contains(name, "no https URL");
    }
    for (String url : List.of("http://ehr.example/", "http://localhost.evil.example/", "ehr", "")) {
      Map<String, String> values = new HashMap<>(SAFE);
      values.put(name, url + "/x");
      assertThat(in("trial", values).openDoors()).singleElement().asString().contains(name);
    }
  }

  @Test
  void keysThatArePinnedNeedNoAddress() {
    Map<String, String> values = new HashMap<>(SAFE);
    values.remove("spasmwatch.fhir.jwks-url");
    values.put("spasmwatch.fhir.jwks", Signer.publicKeys(Signer.of("ES384", "a")));

    assertThat(in("prod", values).openDoors()).isEmpty();
  }

  @Test
  void aPinnedKeySetIsReadBeforeTheStart() {
    Signer signer = Signer.of("ES384", "a");
    String secret = new JWKSet(signer.key()).toString(false);

    assertThat(pinning("{}").openDoors()).singleElement().asString().contains("no JWK Set");
    assertThat(pinning("no json").openDoors()).singleElement().asString().contains("no JWK Set");
    assertThat(pinning("{\"keys\": []}").openDoors()).singleElement().asString().contains("no key");
    assertThat(pinning(secret).openDoors())
        .singleElement()
        .asString()
        .contains("private key")
        .doesNotContain(secret);
  }

  private static StartChecks pinning(String jwks) {
    return safeBut("spasmwatch.cds.clients.ehr.jwks", jwks);
  }

  @Test
  void twoClientsOfOneIssuerAreRefused() {
    Map<String, String> values = new HashMap<>(SAFE);
    values.put("spasmwatch.cds.clients.other.issuer", "https://ehr.hospital.example");
    values.put("spasmwatch.cds.clients.other.jwks-url", "https://other.example/jwks.json");

    assertThat(in("trial", values).openDoors())
        .singleElement()
        .asString()
        .contains("of another client too");
  }

  @Test
  void aKeyThatIsTooShortIsRefusedInEveryProfile() {
    assertThat(safeBut("spasmwatch.keys.audit", "too-short").openDoors())
        .singleElement()
        .asString()
        .contains("spasmwatch.keys.audit has less than 32 bytes")
        .doesNotContain("too-short");
    assertThat(in("trial", Map.of("spasmwatch.keys.paging-previous", "x")).openDoors()).hasSize(1);
  }

  @Test
  void aWordThatIsNoChoiceIsRefused() {
    assertThat(in("trial", Map.of("spasmwatch.cds.auth", "perhaps")).openDoors())
        .singleElement()
        .asString()
        .contains("required or off");
  }

  @ParameterizedTest
  @CsvSource({
    "spasmwatch.audit.queue, 0",
    "spasmwatch.audit.queue, many",
    "spasmwatch.audit.queue, 1000001",
    "spasmwatch.audit.retention, 29D",
    "spasmwatch.audit.retention, 365",
    "spasmwatch.audit.retention, 36501D",
    "spasmwatch.audit.retention, a year",
  })
  void anAuditTrailThatCannotWorkIsRefusedInEveryProfile(String name, String value) {
    assertThat(in("trial", Map.of(name, value)).faults()).singleElement().asString().contains(name);
    assertThat(safeBut(name, value).faults()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "spasmwatch.audit.queue, 1",
    "spasmwatch.audit.retention, 30D",
    "spasmwatch.audit.retention, 2192D",
  })
  void anAuditTrailThatCanWorkIsNot(String name, String value) {
    assertThat(safeBut(name, value).faults()).isEmpty();
  }
}
