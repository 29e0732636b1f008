package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.testkit.Knowledge;

/** The points on which the five documents differ, each with the claims of all of its sides. */
class DisagreementsTest {
  private static List<Disagreement> all() {
    return Knowledge.bundled().records().disagreements();
  }

  @ParameterizedTest
  @CsvSource({
    "con-01, SPM-IND-01 SPM-IND-04 LTG-WARN-01 LTG-CI-01",
    "con-02, SPM-SC-03 LTG-WARN-01 LTG-WARN-02 LTG-WARN-03",
    "con-03, SPM-IND-02 SPM-IND-05 LTG-IND-02",
    "con-04, GBP-UE-01 GBP-UE-05 SPM-SC-04",
    "con-05, GBP-UE-02 GBP-UE-09 GBP-UE-11",
    "con-06, GBP-WARN-01 GBP-WARN-02 GBP-URG-03 GBP-URG-04 GBP-URG-05",
    "con-07, GBP-MGT-05 GBP-WARN-04 GBP-WARN-05",
    "con-08, GBP-URG-03 GBP-WD-08 GBP-WD-03",
    "con-09, GBP-IND-03 GBP-WD-05",
    "con-10, AMI-UE-01 AMI-UE-03 AMI-UE-05 AMI-TAB-05",
    "con-11, AMI-TAB-04 AMI-UE-12 AMI-UE-04 AMI-URG-05 AMI-OD-02",
    "con-12, AMI-URG-01 AMI-TAB-05 AMI-TAB-06 AMI-WARN-05",
    "con-13, GBP-MGT-04 AMI-MGT-04 SPM-NP-04",
    "con-14, SPM-NP-01 SPM-NP-02 GBP-MGT-02 SPM-NP-05",
    "con-15, SPM-IND-03 SPM-IND-08 SPM-UE-06 SPM-WARN-02 SPM-CI-02",
    "con-16, SPM-IND-09 SPM-IND-10 SPM-DOSE-04",
    "con-17, LTG-UE-01 LTG-UE-19 LTG-EV-01 LTG-DDX-01",
    "con-18, LTG-INT-01 LTG-INT-02 LTG-MGT-01",
    "con-19, LTG-URG-01 GBP-WARN-05 GBP-URG-06",
    "con-20, SPM-WD-01 SPM-MON-03 SPM-DOSE-02",
    "con-21, LTG-WARN-01 SPM-CI-02 SPM-IND-05"
  })
  void everyDisagreementOfTheDocumentsHasItsSides(String id, String claims) {
    Disagreement disagreement =
        all().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();

    assertThat(disagreement.claims().toList()).contains(claims.split(" "));
    assertThat(disagreement.handling()).isNotBlank();
  }

  /** A side without claims rests on a source beyond the five documents, which nobody cut. */
  @Test
  void aSideOfOneOfTheFiveDocumentsNamesItsClaims() {
    assertThat(all())
        .flatMap(Disagreement::sides)
        .filteredOn(side -> side.claims().isEmpty())
        .extracting(Disagreement.Side::source)
        .containsExactlyInAnyOrder(
            "lamotrigine-movement-disorder-review",
            "lamotrigine-dystonia-case",
            "lamotrigine-xr-label",
            "lamotrigine-labels-sider",
            "lamotrigine-side-effect-list");
  }
}
