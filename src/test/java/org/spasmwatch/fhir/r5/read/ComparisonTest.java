package org.spasmwatch.fhir.r5.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.testkit.SmallKnowledge;

class ComparisonTest {
  private static final Written WRITTEN = Written.in(new R5(), SmallKnowledge.knowledge());

  private static ObjectNode page() {
    return WRITTEN.resource("MedicationKnowledge", "mildol").orElseThrow();
  }

  @Test
  void whatIsRenderedIsInItself() {
    assertThat(Comparison.derived(page(), page())).isEmpty();
  }

  @Test
  void derivedElementsMayBeAbsentOrInAnotherOrder() {
    ObjectNode incoming = page();
    incoming.withArray("clinicalUseIssue").add(incoming.withArray("clinicalUseIssue").remove(0));
    incoming.remove("associatedMedication");
    ((ObjectNode) incoming.at("/productType/0/coding/0")).put("display", "medicine");
    ((ObjectNode) incoming.path("meta")).put("versionId", "9");

    assertThat(Comparison.derived(incoming, page())).isEmpty();
  }

  @Test
  void whatTheRenderingDoesNotSayIsNamed() {
    ObjectNode incoming = page();
    int issues = incoming.path("clinicalUseIssue").size();
    incoming
        .withArray("clinicalUseIssue")
        .addObject()
        .put("reference", "ClinicalUseDefinition/other");
    incoming.put("status", "inactive");

    assertThat(Comparison.derived(incoming, page()))
        .extracting(Issue::where)
        .containsExactlyInAnyOrder(
            "MedicationKnowledge.status", "MedicationKnowledge.clinicalUseIssue[" + issues + "]");
  }
}
