package org.spasmwatch.assessment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.assessment.criterion.Verdict.NotMet;
import org.spasmwatch.assessment.criterion.Verdict.Undetermined;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.patient.Coverage;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/** What depends on who asked, and on how far the data reach. */
class OccasionTest {
  private static final Coverage COMPLETE = new Coverage(true, List.of());

  private static MedicationUse taking(String drug) {
    return new MedicationUse(
        "MedicationStatement/" + drug,
        Set.of(drug),
        Status.CURRENT,
        null,
        null,
        null,
        true,
        Set.of());
  }

  private static Finding finding(String concept, State state) {
    return new Finding("Condition/" + concept, concept, state, null, null, true);
  }

  private static PatientFacts facts(
      List<MedicationUse> drugs, List<Finding> findings, Coverage coverage) {
    return new PatientFacts(
        Bundles.AT, "Patient/p", null, drugs, findings, List.of(), List.of(), List.of(), coverage);
  }

  private static PatientFacts pair(Finding... findings) {
    return facts(
        List.of(taking("amitriptyline"), taking("sertraline")), List.of(findings), Coverage.OPEN);
  }

  private static Assessment assess(PatientFacts facts, Occasion occasion) {
    return new Assessor(Knowledge.bundled()).assess(facts, occasion);
  }

  @Test
  void aPairWithoutSymptomsIsSaidToWhoAskedAlone() {
    assertThat(assess(pair(), Occasion.ASKED).concerns()).hasSize(1);
    assertThat(assess(pair(), Occasion.CHART_OPENED).concerns()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Occasion.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ORDERING", "SIGNING"})
  void aPairIsAnotherCauseOfACrampForWhoReviews(Occasion occasion) {
    List<Concern> concerns = assess(pair(finding("cramp", State.ACTIVE)), occasion).concerns();

    assertThat(concerns).hasSize(1);
    assertThat(concerns.get(0).beside().causes())
        .anyMatch(signal -> signal.use() instanceof Interaction);
  }

  @ParameterizedTest
  @EnumSource(
      value = Occasion.class,
      names = {"ORDERING", "SIGNING"})
  void whoOrdersNothingHearsOfNothing(Occasion occasion) {
    assertThat(assess(pair(finding("cramp", State.ACTIVE)), occasion).concerns()).isEmpty();
  }

  @Test
  void unknownDrugsAreSaidOnOpeningAChartWhenNoneIsKnown() {
    Coverage unknown = new Coverage(false, List.of("MedicationRequest/2", "MedicationRequest/1"));
    PatientFacts none = facts(List.of(), List.of(), unknown);
    PatientFacts some = facts(List.of(taking("gabapentin")), List.of(), unknown);

    assertThat(assess(none, Occasion.CHART_OPENED).unchecked())
        .containsExactly("MedicationRequest/1", "MedicationRequest/2");
    assertThat(assess(none, Occasion.ASKED).unchecked()).isEmpty();
    assertThat(assess(some, Occasion.CHART_OPENED).unchecked()).isEmpty();
  }

  private static Verdict fever(PatientFacts facts) {
    Chart chart = Chart.of(facts, Occasion.CHART_OPENED, Knowledge.bundled());
    return new Criteria(chart, new Context(List.of(), null, false))
        .decide(new Criterion.HasFinding("fever", "fever"));
  }

  @Test
  void whatACompleteListLacksIsNotMet() {
    PatientFacts lacking = facts(List.of(), List.of(finding("tremor", State.ACTIVE)), COMPLETE);

    assertThat(fever(lacking)).isInstanceOf(NotMet.class);
  }

  @Test
  void whatAnOpenListLacksIsUndetermined() {
    assertThat(fever(facts(List.of(), List.of(), Coverage.OPEN))).isInstanceOf(Undetermined.class);
  }

  @Test
  void whatACompleteListHasAsPastIsUndetermined() {
    PatientFacts past = facts(List.of(), List.of(finding("fever", State.RESOLVED)), COMPLETE);

    assertThat(fever(past)).isInstanceOf(Undetermined.class);
  }
}
