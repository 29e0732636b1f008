package org.spasmwatch.card.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.ReadingGrade;

/**
 * The cards of every case as a patient gets them, held against those of the clinician. Word for
 * word some of them stand in {@link PatientCardTextsTest}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PatientCardsTest {
  /** Children of 12 read at about the sixth grade. */
  private static final double GRADE = 6;

  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled().withVersion("of-the-tests");

  /** Made once: the cards alone are what is on trial here. */
  private static final List<Assessed> ASSESSED =
      Cases.all().stream()
          .map(
              patient ->
                  new Assessed(
                      patient.name(),
                      new Assessor(KNOWLEDGE).assess(patient.facts(), patient.occasion())))
          .toList();

  /** Written by the first test that looks at them, so that a run never sees those of another. */
  private @Nullable List<Written> all;

  private record Assessed(String name, Assessment assessment) {}

  /** The cards of one case as the patient gets them. */
  private record Written(String name, Assessment assessment, List<Card> cards) {
    List<Card> forClinicians() {
      return new CardWriter(KNOWLEDGE, topic -> new UUID(0, 0)).write(assessment);
    }
  }

  private static Written written(Assessed assessed) {
    CardWriter writer =
        new CardWriter(KNOWLEDGE, new PatientWording(KNOWLEDGE), topic -> new UUID(0, 0));
    return new Written(assessed.name(), assessed.assessment(), writer.write(assessed.assessment()));
  }

  private List<Written> all() {
    List<Written> written = all;
    if (written == null) {
      written = ASSESSED.stream().map(PatientCardsTest::written).toList();
      all = written;
    }
    return written;
  }

  private Stream<Card> patientCards() {
    return all().stream().flatMap(written -> written.cards().stream());
  }

  @Test
  void bothReadersGetTheSameFactsAndTheSameUrgency() {
    for (Written written : all()) {
      List<Card> clinician = written.forClinicians();
      assertThat(written.cards())
          .as(written.name())
          .extracting(Card::explanation)
          .isEqualTo(clinician.stream().map(Card::explanation).toList());
      assertThat(written.cards())
          .as(written.name())
          .extracting(Card::indicator)
          .isEqualTo(clinician.stream().map(Card::indicator).toList());
    }
  }

  @Test
  void everyPatientCardIsReadAtTwelve() {
    Set<String> names =
        KNOWLEDGE.records().drugs().stream()
            .map(Drug::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    ReadingGrade grade = new ReadingGrade(names);
    List<String> tooHard = new ArrayList<>();

    for (Card card : patientCards().toList()) {
      double years = grade.of(card.summary() + "\n\n" + card.detail());
      if (years > GRADE) {
        tooHard.add("%.1f: %s".formatted(years, card.summary()));
      }
    }

    assertThat(tooHard).isEmpty();
  }

  @Test
  void noPatientCardOffersAnOrder() {
    assertThat(patientCards()).allSatisfy(card -> assertThat(card.suggestions()).isEmpty());
  }

  @Test
  void nothingIsTriedAtHomeInAnEmergency() {
    assertThat(patientCards().filter(card -> card.indicator() == Indicator.CRITICAL))
        .isNotEmpty()
        .allSatisfy(
            card ->
                assertThat(card.detail())
                    .doesNotContain("What you can do at home")
                    .contains("Call an ambulance"));
  }

  @Test
  void onlyARashOnLamotrigineTellsAnybodyToStop() {
    List<Card> stopping =
        patientCards()
            .filter(
                c -> (c.summary() + c.detail()).toLowerCase(Locale.ROOT).contains("stop taking"))
            .toList();

    assertThat(stopping)
        .isNotEmpty()
        .allSatisfy(
            card ->
                assertThat(card.explanation().statements())
                    .anyMatch(s -> s.contains("/lamotrigine-rash/")));
  }

  @Test
  void nobodyIsToldToStopAMedicineAndNotToStopIt() {
    List<Written> stopping =
        all().stream()
            .filter(w -> w.cards().size() > 1 && text(w).contains("Stop taking lamotrigine"))
            .toList();

    assertThat(stopping)
        .isNotEmpty()
        .allSatisfy(w -> assertThat(text(w)).doesNotContainPattern("Do not stop [^.]*lamotrigine"));
  }

  private static String text(Written written) {
    return written.cards().stream().map(Card::detail).collect(Collectors.joining("\n"));
  }

  @Test
  void whoTakesASuspectedDrugIsToldToAskFirst() {
    Stream<Card> cards =
        all().stream()
            .filter(w -> !text(w).contains("Stop taking"))
            .flatMap(w -> w.cards().stream())
            .filter(card -> card.summary().contains("while you take"));

    assertThat(cards)
        .isNotEmpty()
        .allSatisfy(card -> assertThat(card.detail()).containsAnyOf("Do not stop", "Do not start"));
  }

  @Test
  void everySelfCareThatACardCanGiveHasPlainWords() {
    Phrases phrases = new Phrases(KNOWLEDGE, Locale.ENGLISH);
    Stream<Advice> selfCare =
        KNOWLEDGE.records().uses().stream()
            .map(ClinicalUse::statement)
            .filter(s -> s.use() != Use.REFERENCE)
            .flatMap(s -> s.advice().stream())
            .filter(a -> a.kind() == Advice.Kind.SELF_CARE);

    assertThat(selfCare).allSatisfy(a -> assertThat(phrases.find("home." + a.key())).isPresent());
  }

  @Test
  void everyFindingOfACardHasPlainWords() {
    Phrases phrases = new Phrases(KNOWLEDGE, Locale.ENGLISH);
    Set<String> concepts =
        ASSESSED.stream()
            .flatMap(a -> a.assessment().concerns().stream())
            .flatMap(c -> c.symptoms().stream())
            .map(s -> s.concept())
            .collect(Collectors.toSet());

    assertThat(concepts)
        .allSatisfy(key -> assertThat(phrases.find("finding." + key)).as(key).isPresent());
  }
}
