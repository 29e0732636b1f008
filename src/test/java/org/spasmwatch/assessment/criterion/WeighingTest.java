package org.spasmwatch.assessment.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.testkit.Knowledge;

/** Criteria and gates that no page of the knowledge uses so far, but every page may. */
class WeighingTest {
  private static final Instant AT = Instant.parse("2026-04-21T12:00:00Z");
  private static final Criterion FEVER = new Criterion.HasFinding("fever", "fever");

  private static Criteria criteria(@Nullable Span born, State fever) {
    Finding finding = new Finding("Observation/f", "fever", fever, null, Span.at(AT), true);
    PatientFacts facts =
        new PatientFacts(
            AT, "Patient/p", born, List.of(), List.of(finding), List.of(), List.of(), List.of());
    return new Criteria(
        Chart.of(facts, Occasion.ASKED, Knowledge.bundled()), new Context(List.of(), null, false));
  }

  private static Weighing weighed(Criterion gate, State fever) {
    return Weighing.of(gated(gate), criteria(null, fever), List.of());
  }

  private static Statement gated(Criterion gate) {
    Statement some =
        Knowledge.bundled().about("gabapentin", UndesirableEffect.class).get(0).statement();
    return new Statement(
        some.id(),
        some.subject(),
        some.use(),
        some.text(),
        some.urgency(),
        some.action(),
        new Population(List.of(gate), List.of(), List.of()),
        List.of(),
        some.evidence());
  }

  @Test
  void aGateLetsThroughOnlyThePatientsItIsFor() {
    assertThat(weighed(FEVER, State.ACTIVE).applies()).isTrue();
    assertThat(weighed(FEVER, State.ABSENT).applies()).isFalse();
  }

  @Test
  void theFactsThatOpenedAGateAreGiven() {
    assertThat(weighed(FEVER, State.ACTIVE).facts())
        .extracting("reference")
        .containsExactly("Observation/f");
  }

  @Test
  void anOpenGateLetsThroughWhenATestCouldSettleIt() {
    Weighing weighing =
        weighed(new Criterion.Measured("k", "sodium", "low-sodium", true, false), State.ACTIVE);

    assertThat(weighing.applies()).isTrue();
    assertThat(weighing.missing()).containsExactly("sodium");
  }

  @Test
  void anOpenGateThatNoTestCanSettleIsSilent() {
    assertThat(weighed(new Criterion.Stated("k", "the symptom is severe"), State.ACTIVE).applies())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1961-04-21, MET", "1961-04-22, NOT_MET", "1951-04-21, MET"})
  void elderlyBeginsOnTheSixtyFifthBirthday(String birthday, String verdict) {
    Instant born = LocalDate.parse(birthday).atStartOfDay().toInstant(ZoneOffset.UTC);

    Verdict decided =
        criteria(Span.at(born), State.ACTIVE).decide(new Criterion.Age("k", "elderly"));

    assertThat(decided.met()).isEqualTo(verdict.equals("MET"));
    assertThat(decided.notMet()).isEqualTo(verdict.equals("NOT_MET"));
    assertThat(decided.policy()).containsExactly("elderly");
  }

  @Test
  void aYearOfBirthThatLeavesTheAgeOpenDecidesNothing() {
    Span year =
        new Span(Instant.parse("1961-01-01T00:00:00Z"), Instant.parse("1961-12-31T23:59:59Z"));

    Verdict decided = criteria(year, State.ACTIVE).decide(new Criterion.Age("k", "elderly"));

    assertThat(decided.met() || decided.notMet()).isFalse();
  }

  @Test
  void theAgeOfAPatientWithoutABirthDateIsMissing() {
    Verdict decided = criteria(null, State.ACTIVE).decide(new Criterion.Age("k", "elderly"));

    assertThat(decided.met() || decided.notMet()).isFalse();
    assertThat(decided.missing()).containsExactly("elderly");
  }
}
