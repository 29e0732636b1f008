package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.Stance;
import org.spasmwatch.trust.Caller;
import org.spasmwatch.trust.ClientSettings;

/** Whose calls may have us ask which FHIR servers. */
class RegisteredServersTest {
  private static final String NORTH = "https://north.example/fhir";
  private static final String SOUTH = "https://south.example/fhir";
  private static final String OPEN = "https://open.example/fhir";
  private static final String OPEN_SETTING = "spasmwatch.cds.open.fhir-servers";

  private static RegisteredServers with(Map<String, String> settings) {
    return new RegisteredServers(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .withMapping(ClientSettings.class)
            .withValidateUnknown(false)
            .build()
            .getConfigMapping(ClientSettings.class),
        new Stance());
  }

  private static RegisteredServers all() {
    return with(
        Map.of(
            "spasmwatch.cds.clients.north.fhir-servers",
            NORTH,
            "spasmwatch.cds.clients.south.fhir-servers",
            SOUTH,
            "spasmwatch.cds.clients.none.issuer",
            "https://none.example",
            OPEN_SETTING,
            OPEN));
  }

  private static List<String> reachedBy(String client) {
    Optional<Caller> caller = Optional.of(client).map(name -> new Caller(name, List.of()));
    return List.of(NORTH, SOUTH, OPEN).stream().filter(all().of(caller)::allow).toList();
  }

  @Test
  void eachClientReachesItsOwnServersAndNoOther() {
    assertThat(reachedBy("north")).containsExactly(NORTH);
    assertThat(reachedBy("south")).containsExactly(SOUTH);
  }

  @Test
  void aClientWithoutServersReachesNone() {
    assertThat(reachedBy("none")).isEmpty();
    assertThat(reachedBy("unheard-of")).isEmpty();
  }

  @Test
  void callsThatNobodySignedReachTheOpenServersAlone() {
    assertThat(List.of(NORTH, SOUTH, OPEN))
        .filteredOn(all().of(Optional.empty())::allow)
        .containsExactly(OPEN);
  }

  @Test
  void nothingIsReachedUnlessItIsSet() {
    RegisteredServers none = with(Map.of());

    assertThat(List.of(NORTH, SOUTH, OPEN)).noneMatch(none.of(Optional.empty())::allow);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPEN_SETTING, "spasmwatch.cds.clients.north.fhir-servers"})
  void anEntryThatIsNoServerIsRefusedByTheNameOfItsSetting(String setting) {
    assertThatThrownBy(() -> with(Map.of(setting, "http://ehr.example/fhir")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting);
  }
}
