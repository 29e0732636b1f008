package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/** What the explanation of a case says of single statements: shown, or silent and why. */
class InquiryTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Inquiry inquiry(String name) {
    Cases.Patient patient = Cases.named(name);
    return new Assessor(KNOWLEDGE).explain(patient.facts(), patient.occasion());
  }

  /** All that was considered of one statement about one drug of that case. */
  private static List<Considered> considered(String name, String statement, String drug) {
    return inquiry(name).considered().stream()
        .filter(c -> c.use().id().equals(statement) && c.exposure().drug().equals(drug))
        .toList();
  }

  private static Considered considered(String name, String statement) {
    List<Considered> all =
        inquiry(name).considered().stream().filter(c -> c.use().id().equals(statement)).toList();
    assertThat(all).as(statement).extracting(c -> c.exposure().drug()).hasSize(1);
    return all.get(0);
  }

  @ParameterizedTest
  @CsvSource({
    // an effect
    "gabapentin/renal-impairment/egfr-59-is-urgent, gabapentin-myoclonus, SHOWN",
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-hyponatremia, NO_SYMPTOM",
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-dry-mouth, REFERENCE",
    "amitriptyline/cramps/cramp-before-amitriptyline-is-not-attributed,"
        + " amitriptyline-muscle-cramps, TIMING",
    "amitriptyline/cramps/cramp-after-amitriptyline-was-stopped-is-silent,"
        + " amitriptyline-muscle-cramps, NOT_TAKEN",
    "amitriptyline/withdrawal/day-after-the-window-is-silent,"
        + " amitriptyline-withdrawal-myalgia, TIMING",
    "amitriptyline/withdrawal/day-after-the-window-is-silent,"
        + " amitriptyline-overdose-myalgia, NOT_TAKEN",
    "amitriptyline/withdrawal/flu-like-symptoms-alone-make-no-card,"
        + " amitriptyline-withdrawal-flu-like-symptoms, NO_CARD",
    "baclofen/withdrawal/course-of-three-days-is-too-short, baclofen-withdrawal, NOT_MET",
    "exposure/stopped-for-it/twitching-on-the-day-of-the-stop-is-said-as-withdrawal,"
        + " gabapentin-myoclonus, NEARER",
    // a red flag with an index symptom
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-cramps-with-confusion, SHOWN",
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-cramps-with-headache, NOT_KNOWN",
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-cramps-with-severely-low-sodium, NOT_MET",
    "amitriptyline/cramps/headache-without-a-cramp-is-silent,"
        + " amitriptyline-cramps-with-headache, NO_SYMPTOM",
    "amitriptyline/cramps/cramp-after-amitriptyline-was-stopped-is-silent,"
        + " amitriptyline-cramps-with-confusion, NOT_TAKEN",
    // a red flag by its own signs
    "gabapentin/allergic-signs/rash-before-gabapentin-is-silent,"
        + " gabapentin-allergic-rash-or-itching, TIMING",
    "antipsychotics/malignant-syndrome/signs-before-the-antipsychotic-are-silent,"
        + " antipsychotics-neuroleptic-malignant-syndrome, TIMING",
    // what only stands by
    "amitriptyline/cramps/cramp-after-amitriptyline-was-stopped-is-silent,"
        + " amitriptyline-underlying-illness, NOT_TAKEN",
    "amitriptyline/cramps/cramp-before-amitriptyline-is-not-attributed,"
        + " amitriptyline-underlying-illness, NO_CARD",
    "carisoprodol/avoid/draft-is-silent, muscle-relaxants-no-benefit, NOT_TAKEN",
    // what a drug is not known to do
    "antipsychotics/dystonia/dystonia-on-lamotrigine-with-quetiapine-is-that-of-quetiapine,"
        + " lamotrigine-dystonia-not-recognised, SHOWN",
    "lamotrigine/published-cases/dystonia-on-lamotrigine-alone-makes-no-card,"
        + " lamotrigine-dystonia-not-recognised, NO_CARD",
    "antipsychotics/dystonia/lamotrigine-with-quetiapine-without-a-symptom-is-silent,"
        + " lamotrigine-dystonia-not-recognised, NO_SYMPTOM",
    "lamotrigine/spasm/spasm-before-lamotrigine-is-silent,"
        + " lamotrigine-muscle-spasm-not-recognised, TIMING",
    "lamotrigine/spasm/spasm-after-lamotrigine-was-stopped-is-silent,"
        + " lamotrigine-muscle-spasm-not-recognised, NOT_TAKEN",
    // what is wrong with the treatment
    "carisoprodol/avoid/anyone-on-carisoprodol-is-for-the-same-day,"
        + " carisoprodol-abuse-potential, SHOWN",
    "carisoprodol/avoid/draft-is-silent, carisoprodol-abuse-potential, NOT_TAKEN",
    "cyclobenzaprine/dose/30-mg-a-day-are-within-the-range,"
        + " cyclobenzaprine-above-range, NOT_MET",
    "cyclobenzaprine/duration/a-short-supply-that-is-used-up-is-not-beyond-three-weeks,"
        + " cyclobenzaprine-beyond-three-weeks, NOT_KNOWN",
    // a pair
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-serotonin-syndrome, NO_PARTNER",
    "interactions/serotonergic-pair/cramp-alone-on-a-long-standing-pair-is-the-cramp-card,"
        + " amitriptyline-serotonin-syndrome, SHOWN",
    "orders/serotonergic-pair-that-was-there-is-silent,"
        + " amitriptyline-serotonin-syndrome, NO_CARD",
    // what it is used for
    "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency,"
        + " amitriptyline-for-depression, REFERENCE",
  })
  void whatCameOfAStatement(String name, String statement, Outcome outcome) {
    assertThat(considered(name, statement).outcome()).isEqualTo(outcome);
  }

  @Test
  void aPairOfRelaxantsIsShownOfOneOfThemAndNearerThereThanOfTheOther() {
    String name = "carisoprodol/avoid/older-patient-with-a-second-relaxant-gets-one-card";

    assertThat(considered(name, "muscle-relaxants-combined", "carisoprodol"))
        .extracting(Considered::outcome)
        .containsExactly(Outcome.SHOWN);
    assertThat(considered(name, "muscle-relaxants-combined", "cyclobenzaprine"))
        .extracting(Considered::outcome)
        .containsExactly(Outcome.NEARER);
  }

  @Test
  void oneStatementIsHeldAgainstEachDrugOfItsClass() {
    String name = "benzodiazepines/withdrawal/change-to-another-benzodiazepine-is-no-withdrawal";

    assertThat(considered(name, "benzodiazepines-withdrawal", "lorazepam"))
        .extracting(Considered::outcome)
        .containsExactly(Outcome.NOT_KNOWN);
    assertThat(considered(name, "benzodiazepines-withdrawal", "diazepam"))
        .extracting(Considered::outcome)
        .containsExactly(Outcome.NOT_TAKEN);
  }

  @Test
  void aPairIsHeldAgainstItsPartner() {
    Considered pair =
        considered(
            "interactions/serotonergic-pair/"
                + "cramp-alone-on-a-long-standing-pair-is-the-cramp-card",
            "amitriptyline-serotonin-syndrome");

    assertThat(pair.partner()).extracting(Exposure::drug).isEqualTo("sertraline");
    assertThat(pair.symptom()).isNull();
    assertThat(pair.timing()).isNull();
  }

  @Test
  void aPairWithItsSymptomIsHeldAgainstThat() {
    Considered pair =
        considered(
            "interactions/serotonergic-pair/heart-rate-of-101-is-fast",
            "amitriptyline-serotonin-syndrome");

    assertThat(pair.symptom()).extracting(Symptom::concept).isEqualTo("twitching");
    assertThat(pair.outcome()).isEqualTo(Outcome.SHOWN);
  }

  @Test
  void anEffectIsHeldAgainstItsSymptomAtItsTime() {
    Considered effect =
        considered("gabapentin/renal-impairment/egfr-59-is-urgent", "gabapentin-myoclonus");

    assertThat(effect.symptom()).extracting(Symptom::concept).isEqualTo("myoclonus");
    assertThat(effect.timing()).isEqualTo(Timing.AFTER_START);
    assertThat(effect.partner()).isNull();
  }

  @Test
  void whatFollowsAStopIsPlacedAgainstTheStop() {
    Considered effect =
        considered(
            "amitriptyline/withdrawal/flu-like-symptoms-alone-make-no-card",
            "amitriptyline-withdrawal-flu-like-symptoms");

    assertThat(effect.timing()).isEqualTo(Timing.WITHIN_WITHDRAWAL);
  }

  @Test
  void theSignsOfARedFlagAreDecidedBesideItsGates() {
    Considered flag =
        considered(
            "amitriptyline/cramps/confusion-with-low-sodium-is-an-emergency",
            "amitriptyline-cramps-with-headache");

    assertThat(flag.decisions())
        .filteredOn(d -> d.role() == Role.SIGNS)
        .extracting(d -> d.criterion().key())
        .containsExactly("headache");
  }

  @Test
  void ofWhatIsPublishedOnlyNothingIsDecided() {
    Considered published =
        considered(
            "benzodiazepines/published-only/drowsiness-dizziness-and-pain-make-no-card",
            "benzodiazepines-pain-not-relieved");

    assertThat(published.outcome()).isEqualTo(Outcome.REFERENCE);
    assertThat(published.decisions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interactions/serotonergic-pair/cramp-alone-on-a-long-standing-pair-is-the-cramp-card",
        "orders/gabapentin-ordered-with-myoclonus-is-said"
      })
  void theExplanationGoesWithTheAnswerAndItsFacts(String name) {
    Cases.Patient patient = Cases.named(name);

    Inquiry inquiry = inquiry(name);

    assertThat(inquiry.assessment())
        .isEqualTo(new Assessor(KNOWLEDGE).assess(patient.facts(), patient.occasion()));
    assertThat(inquiry.exposures()).isNotEmpty();
    assertThat(inquiry.symptoms()).isNotEmpty();
    assertThat(inquiry.considered())
        .extracting(c -> c.exposure().drug())
        .isSorted()
        .isSubsetOf(inquiry.exposures().stream().map(Exposure::drug).toList());
  }

  @Test
  void everyOutcomeIsInTheContractAndSaidInWordsOfItsOwn() throws IOException {
    JsonNode schema = Bundles.json(Files.readString(Path.of("docs/explanation.schema.json")));
    List<String> contract =
        StreamSupport.stream(schema.findValue("outcome").path("enum").spliterator(), false)
            .map(JsonNode::asText)
            .toList();

    assertThat(Arrays.stream(Outcome.values()).map(Outcome::code)).isEqualTo(contract);
    assertThat(Arrays.stream(Outcome.values()).map(Outcome::spoken))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }
}
