package org.spasmwatch.card.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
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

/** The cards of every case as a patient gets them, held against those of the clinician. */
class PatientCardsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/patient-cards.md");
  private static final String AGAIN =
      "If the difference is meant: mvn test -Dtest=PatientCardsTest -Dcards.update=true";

  /** Children of 12 read at about the sixth grade. */
  private static final double GRADE = 6;

  private static final Set<String> REVIEWED =
      Set.of(
          "amitriptyline/cramps/sodium-124-is-an-emergency",
          "amitriptyline/overdose/coded-overdose-is-an-emergency-without-a-spasm",
          "antipsychotics/dystonia/dystonia-14-days-after-the-start-is-likelier",
          "baclofen/withdrawal/last-day-of-the-window-counts",
          "gabapentin/allergic-signs/facial-swelling-alone-is-an-emergency-without-a-spasm",
          "gabapentin/red-flags/confusion-7-days-after-the-spasm-counts",
          "gabapentin/renal-impairment/myoclonus-with-low-egfr-is-urgent",
          "gabapentin/spasm/cramp-counts-as-related-to-spasm",
          "interactions/serotonergic-pair/heart-rate-of-101-is-fast",
          "lamotrigine/electrolytes/potassium-3-4-is-for-the-same-day",
          "lamotrigine/rash/rash-is-critical-and-stops-the-drug",
          "muscle-relaxants/elderly/relaxant-at-65-is-for-the-same-day",
          "orders/baclofen-stopped-by-an-order-is-a-warning",
          "orders/gabapentin-ordered-with-myoclonus-is-said");

  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled().withVersion("of-the-tests");
  private static final List<Both> ALL = Cases.all().stream().map(PatientCardsTest::both).toList();

  /** The cards of one case for either reader. */
  private record Both(String name, List<Card> clinician, List<Card> patient) {}

  private static Both both(Cases.Patient patient) {
    Assessment assessment = new Assessor(KNOWLEDGE).assess(patient.facts(), patient.occasion());
    return new Both(
        patient.name(),
        new CardWriter(KNOWLEDGE, name -> new UUID(0, 0)).write(assessment),
        new CardWriter(KNOWLEDGE, new PatientWording(KNOWLEDGE), name -> new UUID(0, 0))
            .write(assessment));
  }

  private static Stream<Card> patientCards() {
    return ALL.stream().flatMap(both -> both.patient().stream());
  }

  @Test
  void bothReadersGetTheSameFactsAndTheSameUrgency() {
    for (Both both : ALL) {
      assertThat(both.patient())
          .as(both.name())
          .extracting(Card::explanation)
          .isEqualTo(both.clinician().stream().map(Card::explanation).toList());
      assertThat(both.patient())
          .as(both.name())
          .extracting(Card::indicator)
          .isEqualTo(both.clinician().stream().map(Card::indicator).toList());
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
  void whoTakesASuspectedDrugIsToldToAskFirst() {
    assertThat(patientCards().filter(card -> card.summary().contains("while you take")))
        .isNotEmpty()
        .allSatisfy(
            card ->
                assertThat(card.detail())
                    .containsAnyOf("Do not stop", "Stop taking", "Do not start"));
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
        Cases.all().stream()
            .map(p -> new Assessor(KNOWLEDGE).assess(p.facts(), p.occasion()))
            .flatMap(a -> a.concerns().stream())
            .flatMap(c -> c.symptoms().stream())
            .map(s -> s.concept())
            .collect(Collectors.toSet());

    assertThat(concepts)
        .allSatisfy(key -> assertThat(phrases.find("finding." + key)).as(key).isPresent());
  }

  @Test
  void theReviewedOnesReadAsReviewed() throws IOException {
    String actual =
        ALL.stream()
            .filter(both -> REVIEWED.contains(both.name()))
            .map(PatientCardsTest::text)
            .collect(Collectors.joining("\n\n", "", "\n"));
    if (Boolean.getBoolean("cards.update")) {
      Assumptions.assumeTrue(System.getenv("CI") == null, "the cards are not written in CI");
      Files.writeString(GOLDEN, actual);
    }

    assertThat(ALL.stream().map(Both::name).toList()).containsAll(REVIEWED);
    assertThat(actual).as(AGAIN).isEqualTo(Files.readString(GOLDEN));
  }

  private static String text(Both both) {
    return "## "
        + both.name()
        + "\n\n"
        + both.patient().stream()
            .map(c -> "### " + c.indicator().code() + ": " + c.summary() + "\n\n" + c.detail())
            .collect(Collectors.joining("\n\n"));
  }
}
