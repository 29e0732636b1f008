package org.spasmwatch.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Disagreement.Scope;
import org.spasmwatch.knowledge.Disagreement.Side;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.knowledge.Policy.Range;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;
import org.spasmwatch.testkit.Knowledge;

class KnowledgeTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Limit limit(Bound bound, String unit) {
    return new Limit("key", bound, new BigDecimal("60"), unit, "somebody");
  }

  private static Statement statement(String id) {
    return KNOWLEDGE.records().uses().stream()
        .map(ClinicalUse::statement)
        .filter(s -> s.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "BELOW, 59, TRUE", "BELOW, 60, FALSE", "BELOW, 61, FALSE",
    "AT_MOST, 59, TRUE", "AT_MOST, 60, TRUE", "AT_MOST, 61, FALSE",
    "AT_LEAST, 59, FALSE", "AT_LEAST, 60, TRUE", "AT_LEAST, 61, TRUE",
    "ABOVE, 59, FALSE", "ABOVE, 60, FALSE", "ABOVE, 61, TRUE"
  })
  void aLimitHoldsOnItsSideOnly(Bound bound, String value, Truth holds) {
    Quantity quantity = Quantity.of(new BigDecimal(value), "d");

    assertThat(limit(bound, "d").holds(quantity)).isEqualTo(holds);
  }

  @Test
  void aLimitOfTimeIsATimeAndNothingElseIs() {
    assertThat(limit(Bound.AT_MOST, "d").duration()).isEqualTo(Duration.ofDays(60));
    assertThat(limit(Bound.AT_MOST, "h").duration()).isEqualTo(Duration.ofHours(60));
    Limit sodium = limit(Bound.BELOW, "mmol/L");
    assertThatThrownBy(sodium::duration).hasMessageContaining("mmol/L");
    assertThat(sodium.spoken()).isEqualTo("< 60 mmol/L");
    assertThat(limit(Bound.AT_MOST, "d").isTime()).isTrue();
    assertThat(limit(Bound.AT_MOST, "h").isTime()).isTrue();
    assertThat(sodium.isTime()).isFalse();
  }

  @Test
  void aRangeIsOfOneNumberAtLeast() {
    BigDecimal three = new BigDecimal("3");

    assertThat(new Range(three, three).contains(three)).isTrue();
    assertThatThrownBy(() -> new Range(three, BigDecimal.ONE)).hasMessageContaining("3 lies above");
  }

  @Test
  void theTestForWhatIsComputedIsThatOfWhatItIsComputedFrom() {
    Terms terms = KNOWLEDGE.terms();

    assertThat(terms.ordered(terms.analyte("egfr"))).contains(terms.analyte("creatinine"));
    assertThat(terms.ordered(terms.analyte("sodium"))).contains(terms.analyte("sodium"));
    assertThat(terms.ordered(terms.analyte("temperature"))).isEmpty();
    assertThat(terms.analytes().values())
        .allSatisfy(
            analyte ->
                assertThat(terms.ordered(analyte).isPresent())
                    .as(analyte.key() + " is ordered by the code of an analyte")
                    .isEqualTo(analyte.test().isPresent()));
  }

  @Test
  void everyLimitSaysWhereItComesFrom() {
    assertThat(KNOWLEDGE.policy().limits().values())
        .allSatisfy(l -> assertThat(l.reference()).isNotBlank());
    assertThatThrownBy(() -> KNOWLEDGE.policy().limit("nope")).hasMessageContaining("'nope'");
  }

  @ParameterizedTest
  @CsvSource({
    "SELF_CARE, ROUTINE",
    "ROUTINE, SAME_DAY",
    "SAME_DAY, SAME_DAY",
    "EMERGENCY, EMERGENCY"
  })
  void aModifierRaisesByOneStepAtMostToSameDay(Urgency from, Urgency to) {
    assertThat(from.raised()).isEqualTo(to);
    assertThat(from.atLeast(Urgency.SAME_DAY)).isGreaterThanOrEqualTo(Urgency.SAME_DAY);
    assertThat(Urgency.EMERGENCY.atLeast(from)).isEqualTo(Urgency.EMERGENCY);
  }

  @Test
  void aDrugInheritsTheStatementsOfItsClass() {
    List<UndesirableEffect> effects = KNOWLEDGE.about("haloperidol", UndesirableEffect.class);

    assertThat(effects).extracting(ClinicalUse::id).contains("antipsychotics-acute-dystonia");
    assertThat(effects).extracting(ClinicalUse::subject).containsOnly("antipsychotics");
    assertThat(KNOWLEDGE.isA("haloperidol", "antipsychotics")).isTrue();
    assertThat(KNOWLEDGE.isA("haloperidol", "haloperidol")).isTrue();
    assertThat(KNOWLEDGE.isA("lithium", "antipsychotics")).isFalse();
    assertThat(KNOWLEDGE.isA("haloperidol", "no-such-class")).isFalse();
    assertThat(KNOWLEDGE.about("gabapentin", Warning.class)).isNotEmpty();
    assertThat(KNOWLEDGE.about("no-such-drug", Warning.class)).isEmpty();
  }

  @Test
  void whatADrugsOwnPageSaysStandsForWhatItsClassSays() {
    List<UndesirableEffect> all = KNOWLEDGE.about("baclofen", UndesirableEffect.class);

    List<UndesirableEffect> foremost = KNOWLEDGE.foremost("baclofen", UndesirableEffect.class);

    assertThat(all).containsAll(foremost);
    assertThat(foremost)
        .filteredOn(effect -> !effect.subject().equals("baclofen"))
        .allSatisfy(
            ofClass ->
                assertThat(all)
                    .filteredOn(own -> own.subject().equals("baclofen"))
                    .noneMatch(
                        own ->
                            own.effect().equals(ofClass.effect())
                                && own.phase() == ofClass.phase()));
    assertThat(KNOWLEDGE.foremost("no-such-drug", UndesirableEffect.class)).isEmpty();
  }

  @Test
  void whatStandsBehindAStatementIsTheSameForAnEqualOneOfAnotherKnowledge() {
    Statement known = statement("gabapentin-tremor");
    Statement equal =
        new Statement(
            known.id(),
            known.subject(),
            known.use(),
            known.text(),
            known.urgency(),
            known.action(),
            known.population(),
            known.advice(),
            known.evidence());

    assertThat(KNOWLEDGE.claimsOf(known)).isEqualTo(known.claims().toList()).isNotEmpty();
    assertThat(KNOWLEDGE.claimsOf(equal)).isEqualTo(KNOWLEDGE.claimsOf(known));
    assertThat(KNOWLEDGE.reference(equal)).isEqualTo(KNOWLEDGE.reference(known));
    assertThat(KNOWLEDGE.layerOf(equal)).isEqualTo(KNOWLEDGE.layerOf(known));
    assertThat(KNOWLEDGE.disagreementsOn(List.of(equal)))
        .isEqualTo(KNOWLEDGE.disagreementsOn(List.of(known)));
  }

  @Test
  void namesAreForPeople() {
    assertThat(KNOWLEDGE.nameOf("gabapentin")).isEqualTo("gabapentin");
    assertThat(KNOWLEDGE.nameOf("ssris")).isNotEqualTo("ssris");
    assertThat(KNOWLEDGE.nameOf("no-such-drug")).isEqualTo("no-such-drug");
    assertThat(KNOWLEDGE.source("gabapentin-twitch")).isPresent();
  }

  @Test
  void bothSidesOfADisagreementAreFoundFromEitherStatement() {
    List<Disagreement> found = KNOWLEDGE.disagreementsOn(List.of(statement("gabapentin-tremor")));

    assertThat(found).extracting(Disagreement::id).contains("con-05");
    assertThat(found).allSatisfy(d -> assertThat(d.sides()).hasSizeGreaterThan(1));
    assertThat(KNOWLEDGE.disagreementsOn(List.of(statement("gabapentin-bloating")))).isEmpty();
    Side side = new Side("source", "says", List.of());
    assertThat(disagreement(side, side).sides()).hasSize(2);
    assertThatThrownBy(() -> disagreement(side)).hasMessageContaining("one side");
  }

  private static Disagreement disagreement(Side... sides) {
    return new Disagreement("d", "t", List.of(sides), "h", Set.of(), Set.of(), Scope.ALL);
  }

  @Test
  void anotherVersionIsTheSameKnowledge() {
    KnowledgeBase other = KNOWLEDGE.withVersion("2+3");

    assertThat(other.version()).isEqualTo("2+3");
    assertThat(other.records()).isSameAs(KNOWLEDGE.records());
    assertThat(other.terms()).isSameAs(KNOWLEDGE.terms());
    assertThat(other.policy()).isSameAs(KNOWLEDGE.policy());
  }

  @Test
  void anotherPolicyIsTheSameKnowledge() {
    Policy policy = new Policy("1", Map.of());

    KnowledgeBase other = KNOWLEDGE.withPolicy(policy);

    assertThat(other.policy()).isSameAs(policy);
    assertThat(other.version()).isEqualTo(KNOWLEDGE.version());
    assertThat(other.records()).isSameAs(KNOWLEDGE.records());
  }

  @Test
  void everyStatementCarriesClaimsAndAnIdThatFhirTakes() {
    assertThat(KNOWLEDGE.records().uses())
        .allSatisfy(
            use -> {
              assertThat(use.statement().claims()).isNotEmpty();
              assertThat(use.statement().allClaims().toList())
                  .containsAll(use.statement().claims().toList())
                  .doesNotHaveDuplicates();
              assertThat(KNOWLEDGE.reference(use.statement()))
                  .isEqualTo("ClinicalUseDefinition/" + use.id() + "/_history/1");
            });
  }

  @Test
  void aStatementWithoutEvidenceOrWithABadIdIsRefused() {
    Statement good = KNOWLEDGE.about("gabapentin", UndesirableEffect.class).get(0).statement();

    assertThatThrownBy(() -> with(good, "Not An Id", good.evidence())).hasMessageContaining("id");
    assertThatThrownBy(() -> with(good, "id", List.of())).hasMessageContaining("evidence");
    assertThatThrownBy(() -> new Evidence("s", Evidence.Grade.TRIAL, List.of(), null))
        .hasMessageContaining("claim");
    assertThatThrownBy(() -> new Criterion.AtLeast("k", 2, List.of()))
        .hasMessageContaining("wants");
    assertThat(new Policy("1", Map.of()).find("x")).isEmpty();
  }

  private static Statement with(Statement s, String id, List<Evidence> evidence) {
    return new Statement(
        id,
        s.subject(),
        s.use(),
        s.text(),
        s.urgency(),
        s.action(),
        s.population(),
        s.advice(),
        evidence);
  }
}
