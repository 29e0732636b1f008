package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.Patients;

/** What holds for every patient, on generated ones with fixed seeds. */
class LawsTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Assessed assess(PatientFacts facts) {
    return Assessed.of(KNOWLEDGE, facts);
  }

  private static PatientFacts with(
      PatientFacts facts, List<MedicationUse> medications, List<Finding> findings) {
    return new PatientFacts(
        facts.at(),
        facts.patient(),
        facts.born(),
        medications,
        findings,
        facts.measurements(),
        facts.reactions(),
        facts.notEvaluated());
  }

  private static <T> List<T> shuffled(List<T> list, long seed) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, new Random(seed));
    return copy;
  }

  private static <T> List<T> plus(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  @Test
  void theGeneratedPatientsRaiseConcernsOfEveryUrgency() {
    Set<Indicator> indicators =
        seeds()
            .mapToObj(seed -> assess(Patients.generated(seed)))
            .flatMap(a -> a.cards().stream())
            .map(Card::indicator)
            .collect(Collectors.toSet());

    assertThat(indicators).containsExactlyInAnyOrder(Indicator.values());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfTheFactsChangesNothing(long seed) {
    PatientFacts facts = Patients.generated(seed);
    PatientFacts other =
        new PatientFacts(
            facts.at(),
            facts.patient(),
            facts.born(),
            shuffled(facts.medications(), seed),
            shuffled(facts.findings(), seed),
            shuffled(facts.measurements(), seed),
            facts.reactions(),
            facts.notEvaluated());

    assertThat(assess(other).cards()).isEqualTo(assess(facts).cards());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void factsThatNoStatementSpeaksOfChangeNothing(long seed) {
    PatientFacts facts = Patients.generated(seed);
    MedicationUse unknown =
        new MedicationUse(
            "MedicationStatement/x",
            Set.of("no-such-drug"),
            Status.CURRENT,
            null,
            null,
            null,
            true,
            Set.of());
    Finding unrelated =
        new Finding("Observation/x", "no-such-finding", Finding.State.ACTIVE, null, null, true);
    PatientFacts more =
        with(facts, plus(facts.medications(), unknown), plus(facts.findings(), unrelated));

    assertThat(assess(more).cards()).isEqualTo(assess(facts).cards());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCardCitesFactsOfThePatientAndClaimsOfASource(long seed) {
    PatientFacts facts = Patients.generated(seed);
    Set<String> references = references(facts);

    for (Card card : assess(facts).cards()) {
      assertThat(card.explanation().about()).isNotEmpty().allMatch(references::contains);
      assertThat(card.explanation().claims()).isNotEmpty();
      assertThat(card.explanation().statements()).isNotEmpty();
      assertThat(card.explanation().suspects()).isNotEmpty();
      assertThat(card.detail()).contains("Decision support");
    }
  }

  private static Set<String> references(PatientFacts facts) {
    Set<String> references = new HashSet<>();
    Stream.<List<? extends Fact>>of(facts.medications(), facts.findings(), facts.measurements())
        .flatMap(List::stream)
        .map(Fact::reference)
        .forEach(references::add);
    return references;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void criticalCardsGiveNoAdviceForSelfCare(long seed) {
    Assessed assessed = assess(Patients.generated(seed));

    assertThat(assessed.assessment().concerns())
        .filteredOn(c -> c.urgency() == Urgency.EMERGENCY)
        .flatExtracting(Concern::advice)
        .noneMatch(a -> a.kind() == Advice.Kind.SELF_CARE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thereIsOneCardForEachProblemAndAction(long seed) {
    List<Concern> concerns = assess(Patients.generated(seed)).assessment().concerns();

    assertThat(concerns.stream().flatMap(LawsTest::matters)).doesNotHaveDuplicates();
  }

  /** The problem and the action; of a treatment, for each of its drugs. */
  private static Stream<String> matters(Concern concern) {
    String matter = concern.problem() + " " + concern.action();
    return concern.ofTreatment()
        ? concern.suspects().stream().map(s -> matter + " " + s.drug() + " " + s.phase())
        : Stream.of(matter);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutADrugThereIsNoCard(long seed) {
    PatientFacts facts = Patients.generated(seed);

    assertThat(assess(with(facts, List.of(), facts.findings())).cards()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theMostUrgentCardComesFirst(long seed) {
    List<Indicator> indicators =
        assess(Patients.generated(seed)).cards().stream().map(Card::indicator).toList();

    assertThat(indicators).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }
}
