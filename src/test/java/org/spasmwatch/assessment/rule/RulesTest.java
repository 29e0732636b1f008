package org.spasmwatch.assessment.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.SmallKnowledge;

/** What single rules say and leave unsaid, before their signals are gathered into cards. */
class RulesTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static List<Signal> signals(
      KnowledgeBase knowledge, Rule rule, String drug, PatientFacts facts) {
    Chart chart = Chart.of(facts, Occasion.ASKED, knowledge);
    Exposure exposure =
        chart.exposures().stream().filter(e -> e.drug().equals(drug)).findFirst().orElseThrow();
    return rule.signals(chart, exposure);
  }

  private static List<Signal> signals(Rule rule, String drug, Finding... findings) {
    PatientFacts facts = Facts.of(List.of(Facts.taking(drug, "2026-03-01")), List.of(findings));
    return signals(KNOWLEDGE, rule, drug, facts);
  }

  private static boolean regulated(Drug drug) {
    return KNOWLEDGE.about(drug.id(), Warning.class).stream()
        .anyMatch(warning -> warning.kind() == Kind.REGULATORY);
  }

  @Test
  void whatAnAuthorityDidIsNoWarningToAPatient() {
    List<Drug> regulated =
        KNOWLEDGE.records().drugs().stream().filter(RulesTest::regulated).toList();

    assertThat(regulated).isNotEmpty();
    assertThat(regulated)
        .flatExtracting(drug -> signals(new WarningRule(), drug.id()))
        .extracting(s -> ((Warning) s.use()).kind())
        .doesNotContain(Kind.REGULATORY);
  }

  @Test
  void thatADrugDoesNotRelieveSomethingIsNoReasonToLookElsewhere() {
    Finding pain = Facts.seen("pain", "2026-04-10");
    Finding spasm = Facts.seen("muscle-spasm", "2026-04-10");

    assertThat(signals(new NotRecognisedRule(), "lorazepam", pain)).isEmpty();
    assertThat(signals(new NotRecognisedRule(), "lamotrigine", spasm))
        .extracting(s -> s.use().id())
        .containsExactly("lamotrigine-muscle-spasm-not-recognised");
  }

  /** Mildol and its class with one effect each. */
  private static KnowledgeBase both(UndesirableEffect own, UndesirableEffect ofClass) {
    KnowledgeBase small = SmallKnowledge.knowledge();
    KnowledgeBase.Records records = small.records();
    return new KnowledgeBase(
        "small+2",
        small.policy(),
        small.terms(),
        new KnowledgeBase.Records(
            records.drugs(),
            records.classes(),
            List.of(own, ofClass),
            records.sources(),
            List.of(),
            Map.of()));
  }

  private static UndesirableEffect own(String effect, Phase phase) {
    return effect("own", "mildol", effect, phase);
  }

  private static UndesirableEffect ofClass(String effect, Phase phase) {
    return effect("of-class", "mildols", effect, phase);
  }

  private static UndesirableEffect effect(String id, String subject, String effect, Phase phase) {
    Statement some = SmallKnowledge.knowledge().records().uses().get(0).statement();
    Statement statement =
        new Statement(
            id,
            subject,
            Statement.Use.ALERT,
            some.text(),
            some.urgency(),
            some.action(),
            Population.EVERYONE,
            List.of(),
            some.evidence());
    return new UndesirableEffect(statement, effect, List.of(), phase, List.of());
  }

  private static List<Signal> effects(KnowledgeBase knowledge, MedicationUse use, Finding finding) {
    PatientFacts facts = Facts.of(List.of(use), List.of(finding));
    return signals(knowledge, new EffectRule(), "mildol", facts);
  }

  @ParameterizedTest
  @CsvSource({
    "myoclonus, ON_TREATMENT, own",
    "tremor, ON_TREATMENT, of-class",
    "myoclonus, WITHDRAWAL, of-class"
  })
  void aDrugsOwnPageSpeaksForItsClassOfTheSameEffectInTheSamePhase(
      String effect, Phase phase, String speaks) {
    KnowledgeBase knowledge = both(own(effect, phase), ofClass("myoclonus", Phase.ON_TREATMENT));

    assertThat(
            effects(
                knowledge,
                Facts.taking("mildol", "2026-03-01"),
                Facts.seen("myoclonus", "2026-04-10")))
        .extracting(s -> s.use().id())
        .containsExactly(speaks);
  }

  @Test
  void whatBeganOnTheDayOfTheStopIsSaidAsWhatFollowsIt() {
    KnowledgeBase either =
        both(own("myoclonus", Phase.WITHDRAWAL), ofClass("myoclonus", Phase.ON_TREATMENT));

    assertThat(
            effects(
                either,
                Facts.took("mildol", "2026-01-01", "2026-04-10"),
                Facts.seen("myoclonus", "2026-04-10")))
        .extracting(s -> s.use().id(), Signal::timing)
        .containsExactly(tuple("own", Timing.WITHIN_WITHDRAWAL));
  }

  @Test
  void anEffectThatIsNamedSilencesWhatIsOnlyRelated() {
    KnowledgeBase knowledge =
        both(own("muscle-spasm", Phase.ON_TREATMENT), ofClass("cramp", Phase.ON_TREATMENT));

    assertThat(
            effects(
                knowledge, Facts.taking("mildol", "2026-03-01"), Facts.seen("cramp", "2026-04-10")))
        .extracting(s -> s.use().id())
        .containsExactly("of-class");
  }

  @Test
  void aPairOfRelaxantsSpeaksOnceUnderTheFirstOfItsNames() {
    PatientFacts facts =
        Facts.of(
            List.of(
                Facts.taking("carisoprodol", "2026-03-01"),
                Facts.taking("cyclobenzaprine", "2026-03-01")),
            List.of());
    Rule rule = new InteractionRule();

    assertThat(signals(KNOWLEDGE, rule, "carisoprodol", facts))
        .extracting(s -> s.use().id(), s -> Objects.requireNonNull(s.partner()).drug())
        .containsExactly(tuple("muscle-relaxants-combined", "cyclobenzaprine"));
    assertThat(signals(KNOWLEDGE, rule, "cyclobenzaprine", facts)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // first drug, second drug: the pair begins with the later one
    "2026-01-01, 2026-04-01, true",
    "2026-04-01, 2026-01-01, true",
    "2026-01-01, 2026-04-15, false",
    "2026-04-15, 2026-01-01, false"
  })
  void aPairIsTheCauseOfWhatBeganAfterItsSecondDrug(String one, String other, boolean cause) {
    PatientFacts facts =
        Facts.of(
            List.of(Facts.taking("amitriptyline", one), Facts.taking("sertraline", other)),
            List.of(Facts.seen("twitching", "2026-04-10")));

    List<Signal> signals = signals(KNOWLEDGE, new InteractionRule(), "amitriptyline", facts);

    assertThat(signals).extracting(s -> s.symptom() != null).containsExactly(cause);
    assertThat(signals)
        .extracting(Signal::timing)
        .containsExactly(cause ? Timing.AFTER_START : Timing.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"2026-04-05, true", "2026-04-15, false"})
  void aRedFlagOfAStoppedDrugIsItsOwnWhenItBeganBefore(String onset, boolean speaks) {
    PatientFacts facts =
        Facts.of(
            List.of(Facts.took("lamotrigine", "2026-03-20", "2026-04-10")),
            List.of(Facts.seen("rash", onset)));

    assertThat(signals(KNOWLEDGE, new WarningRule(), "lamotrigine", facts))
        .extracting(s -> s.use().id())
        .isEqualTo(speaks ? List.of("lamotrigine-rash") : List.of());
  }
}
