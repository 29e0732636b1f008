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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
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

/** The cards of every case as a patient gets them, held against those of the clinician. */
@TestInstance(Lifecycle.PER_CLASS)
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
          "amitriptyline/sodium-values/"
              + "below-135-with-comparator-is-low-but-not-known-to-be-severe",
          "amitriptyline/withdrawal/flu-like-symptoms-support-muscle-pain",
          "antipsychotics/dystonia/dystonia-14-days-after-the-start-is-likelier",
          "antipsychotics/dystonia/of-four-antipsychotics-the-last-is-counted",
          "baclofen/withdrawal/last-day-of-the-window-counts",
          "benzodiazepines/withdrawal/two-drugs-stopped-are-both-named",
          "beyond-sources/leg-cramps/named-effect-of-amitriptyline-ranks-beside-a-statin",
          "cyclobenzaprine/spasm/spasm-on-a-second-suspect-makes-two-cards",
          "exposure/dechallenge/a-condition-that-ended-after-the-stop-and-came-back-is-probable",
          "exposure/stopped-for-it/"
              + "syndrome-that-began-on-the-antipsychotic-is-an-emergency-after-it",
          "gabapentin/allergic-signs/facial-swelling-alone-is-an-emergency-without-a-spasm",
          "gabapentin/red-flags/confusion-7-days-after-the-spasm-counts",
          "gabapentin/renal-impairment/myoclonus-with-low-egfr-is-urgent",
          "gabapentin/spasm/cramp-counts-as-related-to-spasm",
          "gabapentin/withdrawal/tremor-of-unknown-onset-may-be-withdrawal",
          "gabapentin/withdrawal/"
              + "twitching-with-confusion-and-unknown-stop-takes-the-higher-urgency",
          "interactions/serotonergic-pair/heart-rate-of-101-is-fast",
          "interactions/serotonergic-pair/"
              + "pair-started-after-the-twitching-by-authored-date-stays-possible",
          "lamotrigine/electrolytes/potassium-3-4-is-for-the-same-day",
          "lamotrigine/rash/rash-is-critical-and-stops-the-drug",
          "lamotrigine/titration/with-an-unknown-start-the-schedule-is-checked",
          "muscle-relaxants/combined/every-relaxant-at-once-makes-one-short-card",
          "muscle-relaxants/combined/second-of-unknown-use-informs",
          "muscle-relaxants/combined/symptom-of-another-drug-keeps-its-own-card",
          "muscle-relaxants/elderly/relaxant-at-65-is-for-the-same-day",
          "orders/baclofen-stopped-by-an-order-is-a-warning",
          "orders/gabapentin-ordered-with-myoclonus-is-said",
          "orders/serotonergic-pair-made-by-an-order-is-said",
          "orders/several-drafts-of-one-problem-share-a-card",
          "orders/unknown-medicine-that-is-signed-is-named",
          "several-suspects/suspect-of-known-timing-ranks-first");

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
        ASSESSED.stream()
            .flatMap(a -> a.assessment().concerns().stream())
            .flatMap(c -> c.symptoms().stream())
            .map(s -> s.concept())
            .collect(Collectors.toSet());

    assertThat(concepts)
        .allSatisfy(key -> assertThat(phrases.find("finding." + key)).as(key).isPresent());
  }

  @Test
  void theReviewedOnesReadAsReviewed() throws IOException {
    String actual =
        ASSESSED.stream()
            .filter(assessed -> REVIEWED.contains(assessed.name()))
            .map(assessed -> text(written(assessed)))
            .collect(Collectors.joining("\n\n", "", "\n"));
    if (Boolean.getBoolean("cards.update")) {
      Assumptions.assumeTrue(System.getenv("CI") == null, "the cards are not written in CI");
      Files.writeString(GOLDEN, actual);
    }

    assertThat(ASSESSED.stream().map(Assessed::name).toList()).containsAll(REVIEWED);
    assertThat(actual).as(AGAIN).isEqualTo(Files.readString(GOLDEN));
  }

  private static String text(Written written) {
    return "## "
        + written.name()
        + "\n\n"
        + written.cards().stream()
            .map(c -> "### " + c.indicator().code() + ": " + c.summary() + "\n\n" + c.detail())
            .collect(Collectors.joining("\n\n"));
  }
}
