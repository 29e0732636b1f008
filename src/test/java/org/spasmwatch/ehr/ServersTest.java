package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which FHIR server a call may send us to, and where its links may. */
class ServersTest {
  private static final Servers ONE = servers(false, "https://ehr.example/fhir");

  private static Servers servers(boolean loopback, String... entries) {
    return Servers.of("the.setting", List.of(entries), loopback);
  }

  private static Server server() {
    return ONE.find("https://ehr.example/fhir").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example/fhir",
        "https://ehr.example/fhir/",
        "https://EHR.example:443/fhir",
        "HTTPS://ehr.example/fhir"
      })
  void theRegisteredServerIsFoundInEveryWayToWriteIt(String url) {
    assertThat(ONE.find(url).orElseThrow().base()).hasToString("https://ehr.example/fhir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example/fhir",
        "https://ehr.example",
        "https://ehr.example/FHIR",
        "https://ehr.example/fhir/x",
        "https://ehr.example/fhir2",
        "https://ehr.example:8443/fhir",
        "https://ehr.example.evil.example/fhir",
        "https://evil.example/fhir",
        "https://user@ehr.example/fhir",
        "https://ehr.example@evil.example/fhir",
        "https://ehr.example/fhir?x=y",
        "https://ehr.example/fhir#x",
        "https://ehr.example/fhir/../admin",
        "https://ehr.example/x/../fhir",
        "https://ehr.example/fhir/%2e%2e/admin",
        "https://ehr.example/fhir%2Fx",
        "https://169.254.169.254/fhir",
        "file:///etc/passwd",
        "ehr.example/fhir",
        "https:///fhir",
        "no url",
        ""
      })
  void nothingElseIsFound(String url) {
    assertThat(ONE.find(url)).isEmpty();
  }

  @Test
  void whereNothingIsRegisteredNothingIsFound() {
    assertThat(servers(true).find("http://localhost:8080/fhir")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost:80/fhir", "http://localhost:8091/fhir", "http://localhost"})
  void inATrialEveryPortOfThisMachineMayBeAllowed(String url) {
    assertThat(servers(true, "http://localhost:*").find(url)).isPresent();
    assertThat(servers(true, "http://127.0.0.1:*").find(url)).isEmpty();
  }

  @Test
  void anEntryOfAnyPortMayNameAPath() {
    Servers some = servers(true, "http://127.0.0.1:*/fhir");

    assertThat(some.find("http://127.0.0.1:9/fhir/")).isPresent();
    assertThat(some.find("http://127.0.0.1:9/other")).isEmpty();
    assertThat(some.find("http://127.0.0.1.evil.example:9/fhir")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example/fhir",
        "http://localhost:8080/fhir",
        "https://ehr.example:*/fhir",
        "https://*/fhir",
        "*",
        "ehr.example",
        "https://ehr.example/fhir?a=b",
        "https://user@ehr.example/fhir"
      })
  void anEntryThatIsNoServerIsRefusedWithTheNameOfItsSetting(String entry) {
    assertThatThrownBy(() -> servers(false, entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the.setting")
        .hasMessageContaining(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.1:*", "http://localhost.evil.example:*", "http://ehr.example"})
  void inATrialThisMachineAloneMayBeAskedWithoutTls(String entry) {
    assertThatThrownBy(() -> servers(true, entry)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example/fhir?_getpages=1",
        "https://ehr.example/fhir/Condition?page=2",
        "https://ehr.example:443/fhir/Condition?code=http://loinc.org|1-2&page=2",
        "Condition?page=2",
        "?page=2"
      })
  void aLinkWithinTheServerIsFollowed(String link) {
    assertThat(server().next(link).orElseThrow().toString())
        .startsWith("https://ehr.example")
        .contains("/fhir");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/fhir/Condition",
        "http://ehr.example/fhir/Condition",
        "https://ehr.example:8443/fhir/Condition",
        "https://ehr.example/admin",
        "https://ehr.example/fhirx/Condition",
        "https://ehr.example/fhir/../admin",
        "https://ehr.example/fhir/%2E%2e/admin",
        "https://ehr.example/fhir/..%2fadmin",
        "https://ehr.example@evil.example/fhir",
        "../../admin",
        "//evil.example/fhir",
        "/admin",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "::",
        ""
      })
  void aLinkThatLeadsElsewhereIsNot(String link) {
    assertThat(server().next(link)).isEmpty();
  }
}
