package org.spasmwatch.card.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/**
 * Every word that a patient reads of some cases, chosen so that every form of a sentence is among
 * them, against {@code src/test/resources/patient-cards.md}.
 */
class PatientCardTextsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/patient-cards.md");
  private static final String AGAIN =
      "If the difference is meant: mvn test -Dtest=PatientCardTextsTest -Dcards.update=true";

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

  @Test
  void everyReviewedCardReadsAsReviewed() throws IOException {
    String actual =
        REVIEWED.stream()
            .sorted()
            .map(PatientCardTextsTest::text)
            .collect(Collectors.joining("\n\n", "", "\n"));
    if (Boolean.getBoolean("cards.update")) {
      Assumptions.assumeTrue(System.getenv("CI") == null, "the cards are not written in CI");
      Files.writeString(GOLDEN, actual);
    }

    assertThat(actual).as(AGAIN).isEqualTo(Files.readString(GOLDEN));
  }

  private static String text(String name) {
    Cases.Patient patient = Cases.named(name);
    CardWriter writer =
        new CardWriter(KNOWLEDGE, new PatientWording(KNOWLEDGE), topic -> new UUID(0, 0));
    return "## "
        + name
        + "\n\n"
        + writer.write(new Assessor(KNOWLEDGE).assess(patient.facts(), patient.occasion())).stream()
            .map(c -> "### " + c.indicator().code() + ": " + c.summary() + "\n\n" + c.detail())
            .collect(Collectors.joining("\n\n"));
  }
}
