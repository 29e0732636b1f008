package org.spasmwatch.assessment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.spasmwatch.assessment.chart.Ages;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.concern.Concerns;
import org.spasmwatch.assessment.rule.ContraindicationRule;
import org.spasmwatch.assessment.rule.EffectRule;
import org.spasmwatch.assessment.rule.InteractionRule;
import org.spasmwatch.assessment.rule.NotRecognisedRule;
import org.spasmwatch.assessment.rule.ReactionRule;
import org.spasmwatch.assessment.rule.Rule;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.assessment.rule.StopRule;
import org.spasmwatch.assessment.rule.WarningRule;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.PatientFacts;

/** Assesses patients with one state of the knowledge. Pure: the same facts give the same answer. */
public final class Assessor {
  private static final List<Rule> RULES =
      List.of(
          new EffectRule(),
          new InteractionRule(),
          new WarningRule(),
          new NotRecognisedRule(),
          new ContraindicationRule(),
          new ReactionRule(),
          new StopRule());

  private static final Comparator<NotEvaluated> BY_REFERENCE =
      Comparator.comparing(NotEvaluated::reference).thenComparing(NotEvaluated::reason);

  private final KnowledgeBase knowledge;

  public Assessor(KnowledgeBase knowledge) {
    this.knowledge = requireNonNull(knowledge, "knowledge");
  }

  public Assessment assess(PatientFacts facts, Occasion occasion) {
    Chart chart = Chart.of(facts, occasion, knowledge);
    return assessment(chart, signals(chart));
  }

  /** The same assessment, with all that was considered on the way to it. */
  public Inquiry explain(PatientFacts facts, Occasion occasion) {
    Chart chart = Chart.of(facts, occasion, knowledge);
    List<Signal> signals = signals(chart);
    Assessment assessment = assessment(chart, signals);
    return new Inquiry(
        assessment,
        chart.exposures(),
        chart.symptoms(),
        Explainer.of(chart, signals, assessment.concerns()));
  }

  private static List<Signal> signals(Chart chart) {
    List<Signal> signals = new ArrayList<>();
    for (Exposure exposure : chart.exposures()) {
      for (Rule rule : RULES) {
        signals.addAll(rule.signals(chart, exposure));
      }
    }
    return signals;
  }

  private static Assessment assessment(Chart chart, List<Signal> signals) {
    boolean alive = !chart.facts().person().deceased();
    return new Assessment(
        chart.facts(),
        chart.occasion(),
        alive ? Concerns.of(chart, signals) : List.of(),
        notEvaluated(chart),
        alive ? unchecked(chart) : List.of());
  }

  /**
   * Who opened a chart would take silence for safety when not one of the drugs was recognised; who
   * signs an order, when its drug was not.
   */
  private static List<String> unchecked(Chart chart) {
    PatientFacts facts = chart.facts();
    List<String> unknown = facts.coverage().unknownDrugs();
    Occasion occasion = chart.occasion();
    boolean silent = facts.medications().isEmpty();
    if (silent && (occasion == Occasion.CHART_OPENED || occasion.isLastCheck())) {
      return unknown.stream().sorted().toList();
    }
    return occasion.isLastCheck() && !unknown.isEmpty()
        ? unknown.stream().filter(facts.orders()::touches).sorted().toList()
        : List.of();
  }

  private static List<NotEvaluated> notEvaluated(Chart chart) {
    List<NotEvaluated> all = new ArrayList<>(chart.facts().notEvaluated());
    String patient = chart.facts().patient();
    if (patient != null && !chart.exposures().isEmpty() && new Ages(chart).child()) {
      all.add(
          new NotEvaluated(
              patient,
              Cause.CHILD,
              "under 18 years: limits of dose and kidney function for adults not applied"));
    }
    new OtherSchedules(chart).noteIn(all);
    if (chart.facts().person().deceased()) {
      all.add(
          new NotEvaluated(
              patient == null ? "Patient" : patient,
              Cause.DECEASED,
              "the patient has died, so there are no cards"));
    }
    all.sort(BY_REFERENCE);
    return List.copyOf(new LinkedHashSet<>(all));
  }
}
