package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numbers of the policy that a hospital sets, before anything starts. */
class PolicyChecksTest {

  private static Settings settings(Map<String, String> values, String... variables) {
    return new Settings("trial", values, Set.of(variables), Path.of("nowhere-in-particular"));
  }

  private static List<String> faults(Map<String, String> values, String... variables) {
    return new StartChecks(settings(values, variables)).faults();
  }

  @Test
  void aNumberWithItsUnitIsTaken() {
    assertThat(faults(Map.of("spasmwatch.policy.high-dose.gabapentin", "2400 mg/d"))).isEmpty();
  }

  @Test
  void aNumberInAnotherUnitStopsTheStart() {
    assertThat(faults(Map.of("spasmwatch.policy.low-sodium", "135 mg/dL")))
        .containsExactly(
            "spasmwatch.policy.low-sodium has to be a number and the unit mmol/L, with a blank"
                + " between, as in '135 mmol/L'");
  }

  @Test
  void aNumberOutOfBoundsStopsTheStart() {
    assertThat(faults(Map.of("spasmwatch.policy.elderly", "650 a")))
        .containsExactly("spasmwatch.policy.elderly has to lie between 50 and 100 a");
  }

  @Test
  void aNameThatIsNoneStopsTheStartAndIsToldTheNearest() {
    assertThat(faults(Map.of("spasmwatch.policy.low-soduim", "")))
        .singleElement()
        .asString()
        .contains("spasmwatch.policy.low-soduim is no setting", "spasmwatch.policy.low-sodium?");
  }

  @Test
  void aVariableThatIsNoneStopsTheStartTooAndIsToldTheNearest() {
    assertThat(faults(Map.of(), "SPASMWATCH_POLICY_LOW_SODIUMS"))
        .singleElement()
        .asString()
        .contains("SPASMWATCH_POLICY_LOW_SODIUMS is no number", "SPASMWATCH_POLICY_LOW_SODIUM?");
  }

  @Test
  void aVariableOfANumberIsKnown() {
    assertThat(faults(Map.of(), "SPASMWATCH_POLICY_HIGH_DOSE_GABAPENTIN")).isEmpty();
    assertThat(
            new StartChecks(settings(Map.of(), "SPASMWATCH_POLICY_HIGH_DOSE_GABAPENTIN")).remarks())
        .isEmpty();
  }

  @Test
  void whatKubernetesPutsBesideAServiceIsNoNumber() {
    assertThat(faults(Map.of(), "SPASMWATCH_POLICY_SERVICE_HOST", "SPASMWATCH_POLICY_PORT"))
        .isEmpty();
  }
}
