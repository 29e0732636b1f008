package org.spasmwatch.fhir.r5.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spasmwatch.fhir.r5.render.Populations.Role;

class PopulationsTest {
  private static final String LONGEST = "a".repeat(64);

  @Test
  void anIdIsTheStatementTheRoleAndTheNumber() {
    assertThat(Populations.id("gabapentin-myoclonus", Role.RISK_FACTOR, 2))
        .isEqualTo("gabapentin-myoclonus-risk-factor-2");
  }

  @Test
  void anIdThatFitsExactlyIsKept() {
    String statement = "a".repeat(64 - "-signs-1".length());

    assertThat(Populations.id(statement, Role.SIGNS, 1)).isEqualTo(statement + "-signs-1");
  }

  @Test
  void anIdThatWouldBeTooLongIsCutAndStaysApart() {
    String one = Populations.id(LONGEST, Role.POPULATION, 1);
    String other = Populations.id(LONGEST.substring(1) + "b", Role.POPULATION, 1);

    assertThat(one).hasSize(64).matches("[a-z0-9-]+").endsWith("-population-1");
    assertThat(other).hasSize(64).isNotEqualTo(one);
  }
}
