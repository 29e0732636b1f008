package org.spasmwatch.assessment.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.testkit.Facts;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.SmallKnowledge;

/** A patient with a fever, and a statement whose criteria are of every role. */
class DecisionsTest {
  private static final Criterion FEVER = finding("fever");
  private static final Criterion RASH = finding("rash");
  private static final Criterion NO_KNOWN_RASH =
      new Criterion.Not("not-rash", new Criterion.Known("known-rash", RASH));

  private static Criterion finding(String key) {
    return new Criterion.HasFinding(key, key);
  }

  private static Statement statement() {
    Population population =
        new Population(
            List.of(new Criterion.AtLeast("either", 1, List.of(RASH, FEVER))),
            List.of(new Modifier(RASH, Changes.LIKELIHOOD, "with a rash", List.of(), null)),
            List.of(new UrgencyRule(FEVER, Urgency.SAME_DAY, List.of())));
    Statement some = SmallKnowledge.knowledge().records().uses().get(0).statement();
    return new Statement(
        some.id(),
        some.subject(),
        some.use(),
        some.text(),
        some.urgency(),
        some.action(),
        population,
        List.of(advice("rest", NO_KNOWN_RASH), advice("drink", null)),
        some.evidence());
  }

  private static Advice advice(String key, @Nullable Criterion unless) {
    return new Advice(key, Advice.Kind.SELF_CARE, key, List.of(), null, null, unless);
  }

  private static List<Decision> decisions() {
    Chart chart =
        Chart.of(
            Facts.of(List.of(), List.of(Facts.active("fever"))),
            Occasion.ASKED,
            Knowledge.bundled());
    return new Decisions(new Criteria(chart, new Context(List.of(), null, false)))
        .of(statement(), List.of(FEVER));
  }

  private static Decision of(Role role) {
    return decisions().stream().filter(d -> d.role() == role).findFirst().orElseThrow();
  }

  @Test
  void everyCriterionIsDecidedInItsRole() {
    assertThat(decisions())
        .extracting(Decision::role, Decision::about, d -> d.criterion().key())
        .containsExactly(
            tuple(Role.SIGNS, "", "fever"),
            tuple(Role.GATE, "", "either"),
            tuple(Role.URGENCY, "same-day", "fever"),
            tuple(Role.MODIFIER, "with a rash", "rash"),
            tuple(Role.WITHHOLDS, "rest", "not-rash"));
  }

  @Test
  void eachHasItsOwnVerdict() {
    assertThat(of(Role.SIGNS).verdict().met()).isTrue();
    assertThat(of(Role.GATE).verdict().met()).isTrue();
    assertThat(of(Role.MODIFIER).verdict()).isInstanceOf(Verdict.Undetermined.class);
    assertThat(of(Role.WITHHOLDS).verdict().met()).isTrue();
  }

  @Test
  void whatItIsMadeOfIsDecidedPartByPart() {
    assertThat(of(Role.GATE).parts())
        .extracting(Decision::role, d -> d.criterion().key(), d -> d.verdict().met())
        .containsExactly(tuple(Role.PART, "rash", false), tuple(Role.PART, "fever", true));
  }

  @Test
  void partsOfPartsAreDecidedDownToTheLast() {
    Decision not = of(Role.WITHHOLDS);
    Decision known = not.parts().get(0);

    assertThat(known.criterion().key()).isEqualTo("known-rash");
    assertThat(known.verdict().notMet()).isTrue();
    assertThat(known.parts()).extracting(d -> d.criterion().key()).containsExactly("rash");
    assertThat(known.parts().get(0).parts()).isEmpty();
  }
}
