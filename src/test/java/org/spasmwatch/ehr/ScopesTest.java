package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.ehr.Scopes.Cover;

/** What a token allows, in the words of SMART 1 and 2. */
class ScopesTest {
  @ParameterizedTest
  @CsvSource({
    "patient/*.read, Observation, ALL",
    "user/*.*, Observation, ALL",
    "system/Observation.rs, Observation, ALL",
    "patient/Observation.s, Observation, ALL",
    "patient/Observation.cruds, Observation, ALL",
    "launch openid patient/Observation.read, Observation, ALL",
    "patient/Observation.r, Observation, NONE",
    "patient/Patient.r, Patient, ALL",
    "patient/Patient.s, Patient, NONE",
    "patient/Observation.write, Observation, NONE",
    "patient/Observation.cud, Observation, NONE",
    "patient/Condition.rs, Observation, NONE",
    "patient/Condition.rs patient/*.rs, Observation, ALL",
    "patient/Observation.rs?category=laboratory, Observation, PART",
    "patient/Observation.rs?category=laboratory patient/*.rs, Observation, ALL",
    "everything, Observation, ALL",
    "launch openid, Observation, ALL"
  })
  void aTypeIsCoveredInFullInPartOrNotAtAll(String scope, String type, Cover cover) {
    assertThat(Scopes.parse(scope).cover(type)).isEqualTo(cover);
  }

  @Test
  void aTokenOfPatientScopesAloneIsForOnePatient() {
    assertThat(Scopes.parse("launch patient/*.read patient/Condition.rs").patientOnly()).isTrue();
    assertThat(Scopes.parse("patient/*.read user/*.read").patientOnly()).isFalse();
    assertThat(Scopes.parse("everything").patientOnly()).isFalse();
  }

  @Test
  void aTokenIsNeverWrittenOut() {
    Token token = new Token("secret", 300, "patient/*.read", null);

    assertThat(new Access("https://ehr.example", token).toString()).doesNotContain("secret");
  }
}
