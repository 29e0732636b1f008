package org.spasmwatch.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static List<Issue> all(String json) {
    return StrictResources.issues(json.replace('\'', '"'), FhirVersion.R5);
  }

  @Test
  void everyUnknownElementIsNamedByItsPlaceAndWhatElseIsWrongTheSame() {
    List<Issue> issues =
        all(
            "{'resourceType': 'ClinicalUseDefinition', 'colour': 1, 'status': {'colour': {'x': 2}},"
                + " 'type': 'warning', 'shape': ['round'], 'warning': {'code': {'text': 7}},"
                + " 'subject': {'reference': 'Medication/gabapentin'}}");

    assertThat(issues).allMatch(issue -> issue.code().equals("structure"));
    assertThat(issues)
        .extracting(Issue::where)
        .contains(
            "ClinicalUseDefinition.colour",
            "ClinicalUseDefinition.status.colour",
            "ClinicalUseDefinition.shape");
    assertThat(issues).anyMatch(issue -> issue.diagnostics().contains("element subject"));
  }

  @Test
  void ofANameThatIsUnknownInOnePlaceAndKnownInAnotherNoPlaceIsTold() {
    List<Issue> issues =
        all(
            "{'resourceType': 'ClinicalUseDefinition', 'type': 'warning', 'code': 1, 'warning':"
                + " {'code': {'text': 'x'}}}");

    assertThat(issues).hasSize(1);
    assertThat(issues.get(0).diagnostics()).contains("'code'");
    assertThat(issues.get(0).where()).isNull();
  }

  @Test
  void afterAHundredFaultsItIsEnough() {
    String many =
        IntStream.range(0, 150).mapToObj(i -> ", 'x" + i + "': 1").collect(Collectors.joining());

    List<Issue> issues = all("{'resourceType': 'ClinicalUseDefinition'" + many + "}");

    assertThat(issues).hasSize(101);
    assertThat(issues.get(100).diagnostics()).contains("more faults");
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
