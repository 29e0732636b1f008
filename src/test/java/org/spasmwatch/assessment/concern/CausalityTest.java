package org.spasmwatch.assessment.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.assessment.concern.Naranjo.Question;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Evidence.Grade;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.KnownReaction;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.terminology.Closeness;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

/**
 * A course of gabapentin in January with myoclonus, none of it afterwards, and both again since
 * March: what of that has to be on record for a dechallenge and a rechallenge.
 */
class CausalityTest {
  private static final MedicationUse EARLIER = Facts.took("gabapentin", "2026-01-01", "2026-01-31");
  private static final MedicationUse AGAIN = Facts.taking("gabapentin", "2026-03-20");
  private static final Finding DURING = Facts.seen("myoclonus", "2026-01-10");
  private static final Finding GONE = Facts.absent("myoclonus", "2026-02-15");
  private static final Finding NOW = Facts.seen("myoclonus", "2026-04-10");
  private static final UndesirableEffect MYOCLONUS =
      Knowledge.bundled().about("gabapentin", UndesirableEffect.class).stream()
          .filter(effect -> effect.id().equals("gabapentin-myoclonus"))
          .findFirst()
          .orElseThrow();

  private static PatientFacts facts(List<MedicationUse> uses, Finding... findings) {
    List<Finding> all = new ArrayList<>(List.of(findings));
    all.add(NOW);
    return Facts.of(uses, all);
  }

  private static PatientFacts twice(Finding... findings) {
    return facts(List.of(EARLIER, AGAIN), findings);
  }

  private static Causality of(PatientFacts facts) {
    return of(facts, MYOCLONUS, false);
  }

  private static Causality of(PatientFacts facts, UndesirableEffect effect, boolean otherCauses) {
    Chart chart = Chart.of(facts, Occasion.ASKED, Knowledge.bundled());
    Exposure exposure = chart.exposures().get(0);
    Symptom symptom = chart.symptomsThatAre("myoclonus").get(0);
    return new Causality(
        chart,
        new Signal(
            effect,
            exposure,
            null,
            symptom,
            Closeness.EXACT,
            new Timings(chart).onTreatment(exposure, symptom),
            Weighing.unconditional(Urgency.ROUTINE)),
        otherCauses);
  }

  private static Item item(Causality causality, Question question) {
    return causality.naranjo().item(question);
  }

  @Test
  void goneAfterTheFirstCourseAndBackWithTheSecondIsProbable() {
    Causality causality = of(twice(DURING, GONE));

    assertThat(causality.dechallenged()).isTrue();
    assertThat(causality.rechallenged()).isTrue();
    assertThat(causality.probable()).isTrue();
  }

  @Test
  void anotherCauseLeavesItPossible() {
    Causality causality = of(twice(DURING, GONE), MYOCLONUS, true);

    assertThat(causality.probable()).isFalse();
    assertThat(item(causality, Question.OTHER_CAUSES))
        .isEqualTo(Item.answered(Question.OTHER_CAUSES, -1));
  }

  @Test
  void withoutARecordOfItDuringTheFirstCourseNothingWentAway() {
    assertThat(of(twice(GONE)).dechallenged()).isFalse();
  }

  @Test
  void whatWasThereBeforeTheFirstCourseDidNotComeWithIt() {
    Finding before = Facts.seen("myoclonus", "2025-12-31");

    assertThat(of(twice(before, GONE)).dechallenged()).isFalse();
  }

  @Test
  void whatCameAfterTheFirstCourseWasNotThereDuringIt() {
    Finding after = Facts.seen("myoclonus", "2026-02-03");

    assertThat(of(twice(after, GONE)).dechallenged()).isFalse();
  }

  @Test
  void aRefutedConditionOfThatTimeWasNeverThere() {
    Finding refuted = Facts.finding("myoclonus", State.ABSENT, "2026-01-10", null);

    assertThat(of(twice(refuted, GONE)).dechallenged()).isFalse();
  }

  @Test
  void thatAnotherFindingCameAndWentSaysNothingOfThisOne() {
    Finding tremor = Facts.seen("tremor", "2026-01-10");
    Finding noTremor = Facts.absent("tremor", "2026-02-15");

    assertThat(of(twice(tremor, noTremor)).dechallenged()).isFalse();
    assertThat(of(twice(DURING, noTremor)).dechallenged()).isFalse();
    assertThat(of(twice(tremor, GONE)).dechallenged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-20, false", // still on the first course
    "2026-01-31, false", // the day of its end could be either
    "2026-02-01, true",
    "2026-03-19, true",
    "2026-03-20, false", // the day on which the second began
    "2026-04-01, false" // during the second
  })
  void goneCountsBetweenTheCoursesAlone(String day, boolean counts) {
    assertThat(of(twice(DURING, Facts.absent("myoclonus", day))).dechallenged()).isEqualTo(counts);
  }

  @Test
  void anEarlierCourseOfAnotherDrugProvesNothing() {
    MedicationUse other = Facts.took("tizanidine", "2026-01-01", "2026-01-31");

    assertThat(of(facts(List.of(other, AGAIN), DURING, GONE)).dechallenged()).isFalse();
  }

  @Test
  void aRenewalIsNoSecondCourse() {
    MedicationUse renewed = Facts.taking("gabapentin", "2026-02-20");

    assertThat(of(facts(List.of(EARLIER, renewed), DURING, GONE)).dechallenged()).isFalse();
  }

  @Test
  void ofASecondCourseWithoutAStartNobodyKnowsWhatCameFirst() {
    MedicationUse undated = Facts.taking("gabapentin", null);

    Causality causality = of(facts(List.of(EARLIER, undated), DURING, GONE));

    assertThat(causality.dechallenged()).isTrue();
    assertThat(causality.rechallenged()).isFalse();
    assertThat(causality.probable()).isFalse();
  }

  @Test
  void whatCameBackSoonAfterMoreOfTheDrugCameBackWithIt() {
    MedicationUse less = Facts.dosed(AGAIN, 300);
    MedicationUse more =
        Facts.dosed(
            Facts.use(
                "MedicationStatement/more",
                "gabapentin",
                MedicationUse.Status.CURRENT,
                "2026-04-05",
                null),
            600);

    Causality causality = of(facts(List.of(EARLIER, less, more), DURING, GONE));

    assertThat(causality.rechallenged()).isTrue();
    assertThat(item(causality, Question.AGAIN_WITH))
        .isEqualTo(Item.answered(Question.AGAIN_WITH, 2));
  }

  @Test
  void whatCameBackBeforeTheSecondCourseDidNotComeBackWithIt() {
    MedicationUse later = Facts.taking("gabapentin", "2026-04-15");

    assertThat(of(facts(List.of(EARLIER, later), DURING, GONE)).rechallenged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "REFERENCE_DOES_NOT_SUPPORT, false",
    "UNCITED, false",
    "UNREVIEWED, false",
    "OBSERVATIONAL, false",
    "REVIEW, true",
    "TRIAL, true",
    "LABEL, true"
  })
  void onlyAReviewATrialOrALabelIsAConclusiveReport(Grade grade, boolean conclusive) {
    Item item = item(of(twice(), gradedAs(grade), false), Question.PREVIOUS_REPORTS);

    assertThat(item)
        .isEqualTo(
            conclusive
                ? Item.answered(Question.PREVIOUS_REPORTS, 1)
                : Item.open(Question.PREVIOUS_REPORTS));
  }

  private static UndesirableEffect gradedAs(Grade grade) {
    Statement some = MYOCLONUS.statement();
    return new UndesirableEffect(
        new Statement(
            some.id(),
            some.subject(),
            some.use(),
            some.text(),
            some.urgency(),
            some.action(),
            some.population(),
            some.advice(),
            List.of(new Evidence("paper", grade, List.of("TST-01"), null))),
        MYOCLONUS.effect(),
        MYOCLONUS.presentsAs(),
        MYOCLONUS.phase(),
        MYOCLONUS.frequency());
  }

  @ParameterizedTest
  @CsvSource({
    "gabapentin, myoclonus, true",
    "gabapentin, rash, false",
    "lamotrigine, myoclonus, false"
  })
  void anEarlierReactionIsOneOfThisKindToThisDrug(
      String drug, String manifestation, boolean counts) {
    PatientFacts facts = facts(List.of(AGAIN));
    KnownReaction reaction =
        new KnownReaction("AllergyIntolerance/a", Set.of(drug), Set.of(manifestation));
    PatientFacts known =
        new PatientFacts(
            facts.at(),
            facts.patient(),
            null,
            facts.medications(),
            facts.findings(),
            List.of(),
            List.of(reaction),
            List.of());

    assertThat(item(of(known), Question.EARLIER_REACTION))
        .isEqualTo(
            counts
                ? Item.answered(Question.EARLIER_REACTION, 1)
                : Item.open(Question.EARLIER_REACTION));
  }

  @Test
  void aDechallengeIsAnEarlierReactionToo() {
    assertThat(item(of(twice(DURING, GONE)), Question.EARLIER_REACTION))
        .isEqualTo(Item.answered(Question.EARLIER_REACTION, 1));
  }

  @Test
  void whatNoRecordSpeaksOfStaysOpen() {
    Causality causality = of(facts(List.of(AGAIN)));

    assertThat(causality.naranjo().items())
        .filteredOn(item -> !item.answered())
        .extracting(Item::question)
        .contains(
            Question.BETTER_WITHOUT,
            Question.AGAIN_WITH,
            Question.OTHER_CAUSES,
            Question.EARLIER_REACTION,
            Question.PLACEBO);
  }
}
