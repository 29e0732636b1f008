package org.spasmwatch.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMART App Launch 2, "Scopes for requesting FHIR Resources". */
class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "system/Medication.rs, Medication, r, true",
    "system/Medication.rs, Medication, s, true",
    "system/Medication.rs, Medication, rs, true",
    "system/Medication.rs, Medication, c, false",
    "system/Medication.r, Medication, rs, false",
    "system/Medication.rs, Group, r, false",
    "system/Medication.rs, MedicationKnowledge, r, false",
    "system/*.rs, Group, r, true",
    "system/*.cruds, AuditEvent, rs, true",
    "system/Medication.rs, *, r, false",
    "system/*.r, *, r, true",
    "'openid system/Group.r  system/Group.s', Group, rs, true",
    "'', Group, r, false"
  })
  void interactionsOnATypeAreAllowedByAnyOfTheScopes(
      String claim, String type, String interactions, boolean allowed) {
    assertThat(Scopes.of(claim).allow(type, interactions)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "patient/Medication.rs",
    "user/Medication.rs",
    "system/Medication.read",
    "system/*.*",
    "system/Medication.*",
    "system/Medication.sr",
    "system/Medication.",
    "system/Medication",
    "system/medication.rs",
    "System/Medication.rs",
    "system/Medication.rs?status=active",
    "xsystem/Medication.rs",
    "system/Medication.rss"
  })
  void whatIsNoSystemScopeOfVersionTwoAllowsNothing(String claim) {
    assertThat(Scopes.of(claim).allow("Medication", "r")).isFalse();
  }
}
