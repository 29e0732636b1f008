package org.spasmwatch.assessment.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Coverage;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.KnownReaction;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Person;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

/** What single rules make of the orders of a moment. */
class OrderRulesTest {
  private static final String OLD = "MedicationRequest/old";
  private static final String DRAFT = "MedicationRequest/draft";
  private static final Orders STOPPED = new Orders(Set.of(), Set.of(OLD), Set.of(OLD), Set.of(OLD));
  private static final Orders REPLACED =
      new Orders(Set.of(DRAFT), Set.of(OLD), Set.of(DRAFT), Set.of());
  private static final Orders NEW = new Orders(Set.of(DRAFT), Set.of(), Set.of(DRAFT), Set.of());

  private static MedicationUse old(String drug) {
    return Facts.use(OLD, drug, Status.CURRENT, "2026-01-01", null);
  }

  private static MedicationUse draft(String drug) {
    return Facts.use(DRAFT, drug, Status.INTENDED, "2026-04-21", null);
  }

  private static List<Signal> signals(Rule rule, String drug, Orders orders, MedicationUse... all) {
    return signals(rule, drug, Facts.of(List.of(all), List.of(), orders));
  }

  private static List<Signal> signals(Rule rule, String drug, PatientFacts facts) {
    Chart chart = Chart.of(facts, Occasion.SIGNING, Knowledge.bundled());
    Exposure exposure =
        chart.exposures().stream().filter(e -> e.drug().equals(drug)).findFirst().orElseThrow();
    return rule.signals(chart, exposure);
  }

  @Test
  void theEndOfADrugSpeaksOfItsWithdrawalAloneAndOfWhatCanMakeACard() {
    List<Signal> signals = signals(new StopRule(), "gabapentin", STOPPED, old("gabapentin"));

    assertThat(signals).isNotEmpty();
    assertThat(signals)
        .extracting(s -> ((UndesirableEffect) s.use()).phase())
        .containsOnly(Phase.WITHDRAWAL);
    assertThat(signals).extracting(s -> s.statement().use()).containsOnly(Use.ALERT);
    assertThat(signals).extracting(Signal::urgency).containsOnly(Urgency.SAME_DAY);
  }

  @Test
  void whoEndsNothingHearsOfNoEnd() {
    assertThat(signals(new StopRule(), "gabapentin", Orders.NONE, old("gabapentin"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "900, 455, false",
    "900, 450, true",
    "900, 1, true",
    "900, 0, false", // a dose of nothing is no order of less
    "0, 300, false",
    "300, 900, false"
  })
  void halfOfTheDoseIsAStepTooLarge(int before, int after, boolean speaks) {
    List<Signal> signals =
        signals(
            new StopRule(),
            "gabapentin",
            REPLACED,
            Facts.dosed(old("gabapentin"), before),
            Facts.dosed(draft("gabapentin"), after));

    assertThat(signals.isEmpty()).isNotEqualTo(speaks);
    assertThat(signals).allMatch(Signal::ofReduction);
  }

  private static DailyDose dose(int least, int most, boolean certain) {
    return new DailyDose(BigDecimal.valueOf(least), BigDecimal.valueOf(most), certain);
  }

  @ParameterizedTest
  @CsvSource({"300, 300, true, true", "0, 300, true, false", "300, 300, false, false"})
  void aStepFromOrToADoseThatIsNotCertainIsNone(
      int least, int most, boolean certain, boolean speaks) {
    MedicationUse much = Facts.dosed(old("gabapentin"), 1200);
    MedicationUse some = Facts.dosed(draft("gabapentin"), dose(least, most, certain));
    MedicationUse muchPerhaps =
        Facts.dosed(old("gabapentin"), dose(least + 900, most + 900, certain));
    MedicationUse little = Facts.dosed(draft("gabapentin"), 100);

    assertThat(signals(new StopRule(), "gabapentin", REPLACED, much, some).isEmpty())
        .isNotEqualTo(speaks);
    assertThat(signals(new StopRule(), "gabapentin", REPLACED, muchPerhaps, little).isEmpty())
        .isNotEqualTo(speaks);
  }

  private static PatientFacts reacted(String drug, String manifestation, Orders orders) {
    KnownReaction reaction =
        new KnownReaction("AllergyIntolerance/a", Set.of(drug), Set.of(manifestation));
    return new PatientFacts(
        Bundles.AT,
        "Patient/p",
        null,
        List.of(draft("gabapentin")),
        List.of(),
        List.of(),
        List.of(reaction),
        List.of(),
        Coverage.OPEN,
        Person.UNKNOWN,
        orders);
  }

  @ParameterizedTest
  @CsvSource({
    "gabapentin, involuntary-movements, gabapentin-involuntary-movements",
    "gabapentin, hyponatremia,",
    "lamotrigine, involuntary-movements,"
  })
  void aReactionSpeaksAgainstTheOrderOfItsOwnDrug(
      String drug, String manifestation, @Nullable String statement) {
    List<Signal> signals =
        signals(new ReactionRule(), "gabapentin", reacted(drug, manifestation, NEW));

    assertThat(signals)
        .extracting(s -> s.use().id())
        .isEqualTo(statement == null ? List.of() : List.of(statement));
    assertThat(signals).allMatch(s -> s.weighing().facts().size() == 1);
  }

  @Test
  void thePairThatAnOrderBeginsIsSaidAndNoneThatItEnds() {
    Rule rule = new InteractionRule();

    assertThat(signals(rule, "amitriptyline", NEW, old("sertraline"), draft("amitriptyline")))
        .extracting(s -> s.use().id())
        .containsExactly("amitriptyline-serotonin-syndrome");
    assertThat(signals(rule, "amitriptyline", REPLACED, old("sertraline"), draft("amitriptyline")))
        .isEmpty();
    assertThat(signals(rule, "amitriptyline", REPLACED, old("amitriptyline"), draft("sertraline")))
        .isEmpty();
  }

  @Test
  void whatThePatientHasAlreadyIsNotOfThePairThatIsOrdered() {
    PatientFacts twitching =
        Facts.of(
            List.of(old("sertraline"), draft("amitriptyline")),
            List.of(Facts.seen("twitching", "2026-04-20")),
            NEW);

    assertThat(signals(new InteractionRule(), "amitriptyline", twitching))
        .singleElement()
        .satisfies(signal -> assertThat(signal.symptom()).isNull());
  }
}
