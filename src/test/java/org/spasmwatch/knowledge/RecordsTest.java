package org.spasmwatch.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.RecordVersion.Authorship;
import org.spasmwatch.testkit.Knowledge;

/** Records have ids, versions and an order of their own, and cannot be built invalid. */
class RecordsTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();
  private static final String MYOCLONUS = "gabapentin-myoclonus";

  private static Statement statement() {
    return effects("gabapentin").get(0).statement();
  }

  private static List<UndesirableEffect> effects(String drug) {
    return KNOWLEDGE.about(drug, UndesirableEffect.class);
  }

  private static KnowledgeBase with(List<ClinicalUse> uses, Map<RecordId, RecordVersion> versions) {
    Records all = KNOWLEDGE.records();
    Records records =
        new Records(all.drugs(), all.classes(), uses, all.sources(), all.disagreements(), versions);
    return new KnowledgeBase("1+1", KNOWLEDGE.policy(), KNOWLEDGE.terms(), records);
  }

  @Test
  void aStatementIsCitedInTheVersionThatItHas() {
    RecordVersion third = new RecordVersion(3, Instant.EPOCH, RecordVersion.Origin.LOCAL);
    RecordId id = RecordId.statement(MYOCLONUS);

    KnowledgeBase edited = with(KNOWLEDGE.records().uses(), Map.of(id, third));

    assertThat(edited.versionOf(id)).isEqualTo(third);
    assertThat(edited.versionOf(RecordId.statement("gabapentin-tremor")))
        .isEqualTo(RecordVersion.FIRST);
    assertThat(edited.versionOf(new RecordId(RecordId.Kind.DRUG, MYOCLONUS)))
        .isEqualTo(RecordVersion.FIRST);
    assertThat(edited.reference(use(edited, MYOCLONUS).statement()))
        .isEqualTo("ClinicalUseDefinition/gabapentin-myoclonus/_history/3");
  }

  private static ClinicalUse use(KnowledgeBase base, String id) {
    return base.records().uses().stream().filter(u -> u.id().equals(id)).findAny().orElseThrow();
  }

  @Test
  void theOrderInWhichStatementsAreReadDecidesNothing() {
    List<ClinicalUse> shuffled = new ArrayList<>(KNOWLEDGE.records().uses());
    Collections.reverse(shuffled);

    KnowledgeBase other = with(shuffled, Map.of());

    assertThat(other.records().uses()).isEqualTo(KNOWLEDGE.records().uses());
    assertThat(other.records().uses()).extracting(ClinicalUse::id).isSorted();
  }

  @Test
  void whatIsSwitchedOffIsGoneAndTheRestStays() {
    KnowledgeBase rest = KNOWLEDGE.without(Set.of(MYOCLONUS, "no-such-statement"));

    assertThat(rest.about("gabapentin", UndesirableEffect.class))
        .extracting(ClinicalUse::id)
        .doesNotContain(MYOCLONUS)
        .hasSize(effects("gabapentin").size() - 1);
    assertThat(rest.records().uses()).hasSize(KNOWLEDGE.records().uses().size() - 1);
    assertThat(rest.version()).isEqualTo(KNOWLEDGE.version());
    assertThat(rest.policy()).isSameAs(KNOWLEDGE.policy());
    assertThat(rest.terms()).isSameAs(KNOWLEDGE.terms());
    assertThat(rest.drug("gabapentin")).isEqualTo(KNOWLEDGE.drug("gabapentin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Gabapentin", "a_b", "a b", "a/b", "ä", "a.b", " a"})
  void whatFhirTakesForNoIdIsNone(String id) {
    assertThatThrownBy(() -> RecordId.statement(id)).hasMessageContaining("[a-z0-9-]{1,64}");
  }

  @Test
  void anIdHasAtMostSixtyFourCharacters() {
    assertThat(RecordId.statement("a".repeat(64)).id()).hasSize(64);
    assertThatThrownBy(() -> RecordId.statement("a".repeat(65))).hasMessageContaining("{1,64}");
    assertThat(RecordId.statement(MYOCLONUS)).hasToString("statement/gabapentin-myoclonus");
  }

  @Test
  void versionsBeginWithOne() {
    RecordVersion first = new RecordVersion(1, Instant.EPOCH, RecordVersion.Origin.BUNDLED);

    assertThat(first).isEqualTo(RecordVersion.FIRST);
    assertThatThrownBy(() -> new RecordVersion(0, Instant.EPOCH, RecordVersion.Origin.LOCAL))
        .hasMessageContaining("not 0");
  }

  @Test
  void aVersionSaysWhoWroteItAndIsOtherwiseTheSame() {
    RecordVersion third = new RecordVersion(3, Instant.EPOCH, RecordVersion.Origin.LOCAL);
    Authorship somebody = new Authorship("a pharmacist", "a new label", "1");

    RecordVersion signed = third.by(somebody);

    assertThat(third.authorship()).isEqualTo(Authorship.OF_THE_PROGRAM);
    assertThat(signed.authorship()).isEqualTo(somebody);
    assertThat(signed.number()).isEqualTo(3);
    assertThat(signed.origin()).isEqualTo(RecordVersion.Origin.LOCAL);
  }

  @Test
  void anInteractionNeedsEffectsOrAnUrgencyOfThePair() {
    Statement statement = statement();

    assertThat(pair(statement, List.of("tremor"), null).effects()).containsExactly("tremor");
    assertThat(pair(statement, List.of(), Urgency.ROUTINE).together()).isEqualTo(Urgency.ROUTINE);
    assertThatThrownBy(() -> pair(statement, List.of(), null))
        .hasMessageContaining(statement.id() + " has neither");
  }

  private static Interaction pair(
      Statement statement, List<String> effects, @Nullable Urgency together) {
    return new Interaction(statement, List.of("ssris"), "syndrome", effects, together);
  }

  @Test
  void aRedFlagNeedsSignsAndAPrecautionDoesNot() {
    Statement statement = statement();

    assertThatThrownBy(() -> warning(statement, Warning.Kind.RED_FLAG))
        .hasMessageContaining("no signs");
    assertThat(warning(statement, Warning.Kind.PRECAUTION).id()).isEqualTo(statement.id());
  }

  private static Warning warning(Statement statement, Warning.Kind kind) {
    return new Warning(statement, kind, "label", null, null, "movement");
  }

  @Test
  void atLeastAsksForNoMoreThanItHas() {
    Criterion part = new Criterion.HasFinding("part", "tremor");
    List<Criterion> two = List.of(part, part);

    assertThat(new Criterion.AtLeast("k", 1, two).count()).isEqualTo(1);
    assertThat(new Criterion.AtLeast("k", 2, two).count()).isEqualTo(2);
    assertThatThrownBy(() -> new Criterion.AtLeast("k", 3, two)).hasMessageContaining("3 of 2");
    assertThatThrownBy(() -> new Criterion.AtLeast("k", 0, two)).hasMessageContaining("0 of 2");
  }

  @Test
  void everyClaimOfAStatementIsNamedOnceInTheOrderOfItsEvidence() {
    Statement statement = use(KNOWLEDGE, MYOCLONUS).statement();

    assertThat(statement.claims())
        .containsExactlyElementsOf(
            statement.evidence().stream().flatMap(e -> e.claims().stream()).distinct().toList());
    assertThat(statement.allClaims())
        .containsAll(statement.advice().stream().flatMap(a -> a.claims().stream()).toList())
        .containsAll(
            statement.population().modifiers().stream().flatMap(m -> m.claims().stream()).toList());
  }

  @Test
  void claimsOfModifiersAndUrgencyRulesAreTheStatementsToo() {
    Statement s = statement();
    Criterion old = new Criterion.HasFinding("when", "tremor");
    Population population =
        new Population(
            List.of(),
            List.of(new Modifier(old, Changes.LIKELIHOOD, "age", List.of("OWN-RF-01"), null)),
            List.of(new UrgencyRule(old, Urgency.EMERGENCY, List.of("OWN-URG-01"))));

    Statement own =
        new Statement(
            s.id(),
            s.subject(),
            s.use(),
            s.text(),
            s.urgency(),
            s.action(),
            population,
            s.advice(),
            s.evidence());

    assertThat(own.allClaims()).contains("OWN-RF-01", "OWN-URG-01");
    assertThat(own.claims()).doesNotContain("OWN-RF-01", "OWN-URG-01");
  }

  @Test
  void disagreementsComeInTheOrderOfTheirIds() {
    List<Statement> all = KNOWLEDGE.records().uses().stream().map(ClinicalUse::statement).toList();

    assertThat(KNOWLEDGE.disagreementsOn(all))
        .extracting(Disagreement::id)
        .isSorted()
        .hasSameSizeAs(KNOWLEDGE.records().disagreements());
  }

  @Test
  void aLimitIsSpokenWithItsSide() {
    assertThat(spoken(Bound.AT_MOST)).startsWith("≤ 3");
    assertThat(spoken(Bound.AT_LEAST)).startsWith("≥ 3");
    assertThat(spoken(Bound.ABOVE)).startsWith("> 3");
    assertThat(KNOWLEDGE.policy().find("finding-current")).isPresent();
    assertThat(KNOWLEDGE.policy().limit("finding-current").key()).isEqualTo("finding-current");
  }

  private static String spoken(Bound bound) {
    return new Limit("key", bound, new BigDecimal("3"), "d", "somebody").spoken();
  }
}
