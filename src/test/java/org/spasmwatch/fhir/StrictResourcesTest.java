package org.spasmwatch.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictResourcesTest {
  private static Issue only(String json, FhirVersion version) {
    return StrictResources.issues(json.replace('\'', '"'), version).get(0);
  }

  @Test
  void anUnknownElementIsNamedByItsPlace() {
    Issue issue =
        only(
            "{'resourceType': 'ClinicalUseDefinition', 'type': 'warning', 'contained':"
                + " [{'resourceType': 'Medication', 'code': {'colour': 'red'}}]}",
            FhirVersion.R5);

    assertThat(issue.code()).isEqualTo("structure");
    assertThat(issue.diagnostics()).contains("colour");
    assertThat(issue.where()).isEqualTo("ClinicalUseDefinition.contained[0].code.colour");
  }

  @Test
  void ofSeveralOfThatNameNoneIsNamed() {
    Issue issue =
        only(
            "{'resourceType': 'ClinicalUseDefinition', 'colour': 1, 'status': {'colour': 2}}",
            FhirVersion.R5);

    assertThat(issue.diagnostics()).contains("colour");
    assertThat(issue.where()).isNull();
  }

  @Test
  void aDurationOfR4bIsSentToItsExtension() {
    String indication =
        "{'resourceType': 'ClinicalUseDefinition', 'type': 'indication', 'indication': {'%s': %s}}";

    for (String duration : new String[] {"durationRange", "durationString"}) {
      String value = duration.equals("durationRange") ? "{'low': {'value': 1}}" : "'two weeks'";
      Issue issue = only(indication.formatted(duration, value), FhirVersion.R4B);

      assertThat(issue.code()).isEqualTo("not-supported");
      assertThat(issue.diagnostics()).contains("/StructureDefinition/duration", "/fhir/r5");
      assertThat(issue.where()).isEqualTo("ClinicalUseDefinition.indication." + duration);
    }
  }
}
