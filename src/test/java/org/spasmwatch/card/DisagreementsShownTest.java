package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Disagreement.Side;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.testkit.Cases;
import org.spasmwatch.testkit.Knowledge;

/** No card of any case shows one side of a disagreement without the others. */
class DisagreementsShownTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  /** Made once: the cards alone are what is on trial here. */
  private static final List<Case> ALL =
      Cases.all().stream()
          .map(p -> new Case(p.name(), new Assessor(KNOWLEDGE).assess(p.facts(), p.occasion())))
          .toList();

  private record Case(String name, Assessment assessment) {}

  /** A card and the concern it was written from. */
  private record Shown(String name, Concern concern, Card card) {
    Stream<Signal> signals() {
      Concern.Beside beside = concern.beside();
      return Stream.of(
              concern.suspects().stream().flatMap(s -> s.signals().stream()),
              beside.redFlags().stream(),
              beside.denials().stream(),
              beside.causes().stream(),
              beside.precautions().stream())
          .flatMap(signals -> signals);
    }

    /** The claims of the statements that do not themselves tell every side, and of the advice. */
    Set<String> claimsBeside(Disagreement disagreement) {
      List<Statement> others =
          signals()
              .map(Signal::statement)
              .filter(s -> !disagreement.toldBy().contains(s.id()))
              .toList();
      Stream<Advice> advice =
          concern.advice().stream()
              .filter(a -> others.stream().anyMatch(s -> s.advice().contains(a)));
      return Stream.concat(
              others.stream().flatMap(Statement::claims), advice.flatMap(a -> a.claims().stream()))
          .collect(Collectors.toSet());
    }

    boolean isAbout(Disagreement disagreement) {
      Set<String> subjects = disagreement.scope().subjects();
      Set<String> problems = disagreement.scope().problems();
      return (subjects.isEmpty()
              || concern.suspects().stream()
                  .anyMatch(s -> subjects.stream().anyMatch(c -> KNOWLEDGE.isA(s.drug(), c))))
          && (problems.isEmpty() || problems.contains(concern.problem()));
    }

    boolean tells(Disagreement disagreement) {
      return card.detail().contains("*" + disagreement.topic() + ":*");
    }
  }

  private static List<Shown> cards() {
    return ALL.stream().flatMap(DisagreementsShownTest::cards).toList();
  }

  private static Stream<Shown> cards(Case patient) {
    List<Card> cards =
        new CardWriter(KNOWLEDGE, name -> new UUID(0, 0)).write(patient.assessment());
    List<Concern> concerns = patient.assessment().concerns();
    return IntStream.range(0, concerns.size())
        .mapToObj(i -> new Shown(patient.name(), concerns.get(i), cards.get(i)));
  }

  @Test
  void aCardWithOneSidesClaimShowsEverySide() {
    for (Shown shown : cards()) {
      for (Disagreement disagreement : KNOWLEDGE.records().disagreements()) {
        Set<String> claims = shown.claimsBeside(disagreement);
        if (shown.isAbout(disagreement) && disagreement.claims().anyMatch(claims::contains)) {
          assertThat(shown.card().detail())
              .as("%s on %s", disagreement.id(), shown.name())
              .contains("*" + disagreement.topic() + ":*")
              .contains(disagreement.sides().stream().map(Side::says).toList());
        }
      }
    }
  }

  @Test
  void aCardOfWhichNoStatementIsASideShowsNoDisagreement() {
    for (Shown shown : cards()) {
      for (Disagreement disagreement : KNOWLEDGE.records().disagreements()) {
        boolean side = shown.signals().anyMatch(s -> disagreement.touches(s.statement()));
        assertThat(shown.tells(disagreement) && !(side && shown.isAbout(disagreement)))
            .as("%s on %s", disagreement.id(), shown.name())
            .isFalse();
      }
    }
  }

  @Test
  void aProposalIsRecommendedOnlyWhenItIsTheOnlyOneOfCareAndNobodyDiffers() {
    List<Shown> recommending =
        cards().stream()
            .filter(s -> s.card().suggestions().stream().anyMatch(Suggestion::recommended))
            .toList();

    assertThat(recommending).isNotEmpty();
    for (Shown shown : recommending) {
      assertThat(shown.card().suggestions())
          .as(shown.name())
          .filteredOn(s -> !(s.proposal() instanceof Proposal.RecordReview))
          .hasSize(1);
      assertThat(KNOWLEDGE.records().disagreements()).as(shown.name()).noneMatch(shown::tells);
    }
  }

  @Test
  void everyStatementWithASidesClaimIsKnownToTheDisagreement() {
    for (Disagreement disagreement : KNOWLEDGE.records().disagreements()) {
      Set<String> sides = disagreement.claims().collect(Collectors.toSet());
      List<String> carriers =
          KNOWLEDGE.records().uses().stream()
              .map(ClinicalUse::statement)
              .filter(s -> s.allClaims().anyMatch(sides::contains))
              .map(s -> s.id())
              .toList();

      assertThat(carriers).as(disagreement.id()).isNotEmpty();
      assertThat(KNOWLEDGE.records().uses().stream().map(ClinicalUse::statement))
          .filteredOn(s -> carriers.contains(s.id()))
          .allMatch(disagreement::touches);
    }
  }

  @Test
  void noSideIsToldByWhatCarriesNoneOfIt() {
    assertThat(KNOWLEDGE.records().disagreements())
        .allSatisfy(
            d ->
                assertThat(d.toldBy())
                    .allSatisfy(
                        id ->
                            assertThat(
                                    KNOWLEDGE.records().uses().stream()
                                        .map(ClinicalUse::statement)
                                        .filter(s -> s.id().equals(id))
                                        .flatMap(s -> s.claims()))
                                .containsAnyElementsOf(d.claims().toList())));
  }
}
