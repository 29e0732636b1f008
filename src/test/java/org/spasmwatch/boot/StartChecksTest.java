package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What speaks against a start, and whether all of it is said at once. */
class StartChecksTest {
  private static final Map<String, String> SAFE =
      Map.of(
          "quarkus.datasource.jdbc.url",
          "jdbc:postgresql://db/spasmwatch",
          "spasmwatch.public-url",
          "https://spasmwatch.hospital.example",
          "spasmwatch.cds.cors-origins",
          "https://ehr.hospital.example");

  private static StartChecks in(String profile, Map<String, String> values, String... variables) {
    return new StartChecks(
        new Settings(profile, values, Set.of(variables), Path.of("nowhere-in-particular")));
  }

  private static StartChecks safeBut(String name, String value) {
    Map<String, String> values = new HashMap<>(SAFE);
    values.put(name, value);
    return in("prod", values);
  }

  @Test
  void inProductionOnlyWhatThisVersionLacksIsLeftWhenAllIsSet() {
    assertThat(in("prod", SAFE).faults()).isEmpty();
    assertThat(in("prod", SAFE).openDoors())
        .satisfiesExactly(
            access -> assertThat(access).contains("no access control", "QUARKUS_PROFILE=trial"),
            client -> assertThat(client).contains("no client of CDS Hooks"));
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

    assertThat(checks.openDoors()).hasSize(6);
    assertThat(String.join("\n", checks.openDoors()))
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
    assertThat(in(profile, Map.of()).openDoors()).hasSize(3);
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

    assertThat(in("prod", values).openDoors()).last().asString().contains("is not set");
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
    assertThat(safeBut("spasmwatch.cds.cors-origins", origin).openDoors()).hasSize(2);
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

    assertThat(checks.openDoors()).hasSize(2);
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

  @Test
  void aTokenInATrialIsSaidToOpenNothing() {
    List<String> remarks = in("trial", Map.of("spasmwatch.dev-token", "secret")).remarks();

    assertThat(remarks).singleElement().asString().contains("nothing").doesNotContain("secret");
  }
}
