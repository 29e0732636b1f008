package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;

/** What the id of a card is made of, and what a click on it may touch. */
class CardIdentityTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();
  private static final MedicationUse GABAPENTIN = Facts.taking("gabapentin", "2026-01-01");

  private static Assessment assess(Occasion occasion, PatientFacts facts) {
    return new Assessor(KNOWLEDGE).assess(facts, occasion);
  }

  /** The names that ids are asked for, in the order of the cards and their suggestions. */
  private static List<String> names(Assessment assessment) {
    List<String> names = new ArrayList<>();
    new CardWriter(
            KNOWLEDGE,
            name -> {
              names.add(name);
              return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            })
        .write(assessment);
    return names;
  }

  private static List<Card> cards(Assessment assessment) {
    return new CardWriter(KNOWLEDGE, name -> new UUID(0, 0)).write(assessment);
  }

  private static PatientFacts drafted(String reference, String drug, MedicationUse... taken) {
    MedicationUse draft = Facts.use(reference, drug, Status.INTENDED, "2026-04-21", null);
    return Facts.of(
        Stream.concat(Stream.of(taken), Stream.of(draft)).toList(),
        List.of(Facts.seen("tremor", "2026-04-18")),
        new Orders(Set.of(reference), Set.of(), Set.of(reference), Set.of()));
  }

  @Test
  void whatIsPlannedIsAnotherCardThanWhatIsTaken() {
    PatientFacts taken = Facts.of(List.of(GABAPENTIN), List.of(Facts.seen("tremor", "2026-04-18")));
    PatientFacts planned = drafted("MedicationRequest/d", "gabapentin");

    String name = names(assess(Occasion.ASKED, taken)).get(0);

    assertThat(name).startsWith("movement review ClinicalUseDefinition/");
    assertThat(names(assess(Occasion.SIGNING, planned))).contains("planned " + name);
  }

  @Test
  void everySuggestionHasAnIdOfItsOwnUnderThatOfItsCard() {
    PatientFacts spasm =
        Facts.of(
            List.of(Facts.taking("lamotrigine", "2026-01-01")),
            List.of(Facts.seen("muscle-spasm", "2026-04-18")));

    List<String> names = names(assess(Occasion.ASKED, spasm));

    assertThat(names).hasSizeGreaterThan(2).doesNotHaveDuplicates();
    assertThat(names)
        .filteredOn(name -> name.contains(" order "))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name).startsWith(names.get(0) + " order http://loinc.org|"));
  }

  @ParameterizedTest
  @CsvSource({
    "MedicationRequest/draft-1, true",
    "urn:uuid:8a3a5e8e-0d0c-4f0f-9f0e-3c5c9d1e7f10, false",
    "/context/draftOrders/entry/0, false"
  })
  void onlyADraftWithAnIdCanBeRemovedByAClick(String reference, boolean removable) {
    PatientFacts relaxants =
        drafted(reference, "carisoprodol", Facts.taking("tizanidine", "2026-01-01"));

    List<Proposal> offered =
        cards(assess(Occasion.SIGNING, relaxants)).stream()
            .flatMap(card -> card.suggestions().stream())
            .map(Suggestion::proposal)
            .toList();

    assertThat(offered.contains(new Proposal.RemoveOrder(reference, "carisoprodol")))
        .isEqualTo(removable);
  }

  @ParameterizedTest
  @CsvSource({
    "orders/carisoprodol-ordered-is-a-warning, true",
    "amitriptyline/cramps/cramp-with-unknown-sodium-is-information-and-suggests-sodium, false",
    "lamotrigine/electrolytes/calcium-a-day-too-old-is-unknown, false"
  })
  void oneProposalIsRecommendedWhereNobodyDiffers(String name, boolean recommended) {
    Cases.Patient patient = Cases.named(name);

    List<Card> cards = cards(assess(patient.occasion(), patient.facts()));

    assertThat(cards.get(0).suggestions())
        .isNotEmpty()
        .allMatch(suggestion -> suggestion.recommended() == recommended);
  }

  @Test
  void whoOrdersIsToldNoCausalityAndWhoAsksIs() {
    Assessment asked =
        assess(
            Occasion.ASKED,
            Facts.of(List.of(GABAPENTIN), List.of(Facts.seen("tremor", "2026-04-18"))));
    Assessment ordered = assess(Occasion.SIGNING, drafted("MedicationRequest/d", "gabapentin"));

    assertThat(cards(asked).get(0).explanation().suspects())
        .allSatisfy(suspect -> assertThat(suspect.naranjo()).isNotNull())
        .allSatisfy(suspect -> assertThat(suspect.certainty()).isEqualTo("possible"));
    assertThat(cards(ordered).get(0).explanation().suspects())
        .isNotEmpty()
        .allSatisfy(suspect -> assertThat(suspect.naranjo()).isNull())
        .allSatisfy(suspect -> assertThat(suspect.certainty()).isNull());
  }
}
