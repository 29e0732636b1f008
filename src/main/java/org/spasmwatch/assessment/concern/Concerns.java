package org.spasmwatch.assessment.concern;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Windows;
import org.spasmwatch.assessment.concern.Concern.Beside;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Measurements;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Advice.Kind;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;

/**
 * Turns the groups of one chart into concerns: urgency, advice for this patient, what is missing.
 */
public final class Concerns {
  private static final Comparator<Concern> MOST_URGENT_FIRST =
      Comparator.comparing(Concern::urgency, Comparator.reverseOrder())
          .thenComparing(Concern::problem)
          .thenComparing(Concern::action)
          .thenComparing(Concern::planned)
          .thenComparing(Concern::firstDrug);

  private final Chart chart;

  private Concerns(Chart chart) {
    this.chart = chart;
  }

  public static List<Concern> of(Chart chart, List<Signal> signals) {
    Concerns concerns = new Concerns(chart);
    return Groups.of(chart, signals).stream()
        .filter(group -> group.leading().anyMatch(signal -> Groups.touched(chart, signal)))
        .map(concerns::concern)
        .sorted(MOST_URGENT_FIRST)
        .toList();
  }

  private Concern concern(Group group) {
    Urgency urgency = urgency(group);
    List<Advice> advice = advice(group, urgency);
    return new Concern(
        group.key.problem(),
        group.key.action(),
        urgency,
        symptoms(group),
        Suspects.of(chart, group),
        new Beside(group.redFlags, shown(group.causes), group.denials, group.precautions),
        advice,
        missing(group, advice),
        policy(group),
        about(group));
  }

  private static Urgency urgency(Group group) {
    return Stream.concat(group.leading(), group.causes.stream().filter(Signal::shownBySigns))
        .map(Signal::urgency)
        .reduce(Urgency.SELF_CARE, Urgency::atLeast);
  }

  private static List<Signal> shown(List<Signal> causes) {
    return causes.stream()
        .sorted(
            Comparator.comparing(Signal::shownBySigns, Comparator.reverseOrder())
                .thenComparing(s -> s.use().id()))
        .toList();
  }

  private List<Symptom> symptoms(Group group) {
    Stream<Symptom> index = group.leading().map(Signal::symptom).filter(Objects::nonNull);
    Stream<Symptom> signs =
        group.redFlags.stream()
            .filter(s -> s.symptom() == null)
            .flatMap(s -> chart.symptoms().stream().filter(c -> carries(s, c)));
    return Stream.concat(index, signs).distinct().toList();
  }

  private static boolean carries(Signal signal, Symptom symptom) {
    return symptom.findings().stream().anyMatch(signal.weighing().facts()::contains);
  }

  /**
   * The advice of the most urgent first, then by who acts. A red flag leaves no self-care; a pair
   * without a symptom calls for nothing but to watch, and an effect of a drug that is only planned
   * for nothing that is done about one that is there. What is done about a withdrawal is not for
   * one that nobody has yet, and what may help against another cause that shows is not for an
   * emergency.
   */
  private List<Advice> advice(Group group, Urgency urgency) {
    if (group.key.planned()) {
      return List.of();
    }
    Predicate<Advice> fits = group.ofStop() ? a -> a.kind() == Kind.SAFETY : a -> true;
    boolean serious = urgency == Urgency.EMERGENCY || !group.redFlags.isEmpty();
    Stream<Signal> suspicions =
        group.suspicions.stream()
            .filter(s -> s.symptom() != null || s.ofTreatment())
            .sorted(Comparator.comparing(Signal::urgency).reversed());
    Stream<Signal> beside = Stream.of(group.denials, group.precautions).flatMap(List::stream);
    Stream<Signal> causes =
        serious ? Stream.empty() : group.causes.stream().filter(Signal::shownBySigns);
    return Stream.of(group.redFlags.stream(), suspicions, beside, causes)
        .flatMap(signals -> signals)
        .flatMap(s -> s.statement().advice().stream().filter(a -> suits(a, s, group)))
        .filter(a -> !serious || a.kind() != Kind.SELF_CARE)
        .filter(fits)
        .distinct()
        .sorted(Comparator.comparing(Advice::kind))
        .toList();
  }

  /** Nothing is advised about which the patient's own data warn. */
  private boolean suits(Advice advice, Signal signal, Group group) {
    String drug = advice.drug();
    if (drug != null && (group.drugs().contains(drug) || refused(drug))) {
      return false;
    }
    String test = advice.test();
    if (test != null && measured(test)) {
      return false;
    }
    return advice.unless() == null
        || new Criteria(chart, Context.of(signal.exposure(), signal.symptom()))
            .decide(Objects.requireNonNull(advice.unless()))
            .notMet();
  }

  private boolean refused(String drug) {
    boolean reacted = chart.facts().reactions().stream().anyMatch(r -> r.drugs().contains(drug));
    return reacted || chart.takes(drug);
  }

  private boolean measured(String analyte) {
    return !new Measurements(chart).newest(analyte).isEmpty();
  }

  private static Set<String> missing(Group group, List<Advice> advice) {
    Set<String> missing = new TreeSet<>();
    group.leading().forEach(s -> missing.addAll(s.weighing().missing()));
    advice.stream().map(Advice::test).filter(Objects::nonNull).forEach(missing::add);
    return missing;
  }

  private Set<String> policy(Group group) {
    Set<String> policy = new TreeSet<>();
    group.all().forEach(s -> policy.addAll(policy(s)));
    return policy;
  }

  private Set<String> policy(Signal signal) {
    Set<String> used = new TreeSet<>(signal.weighing().policy());
    if (signal.timing() == Timing.WITHIN_WITHDRAWAL) {
      used.add(
          Windows.ofWithdrawal(chart.policy(), signal.exposure().drug(), signal.use().subject()));
    }
    if (signal.timing() == Timing.AFTER_INCREASE) {
      used.add("recent-change");
    }
    used.removeIf(key -> chart.policy().find(key).isEmpty());
    return used;
  }

  private static List<Fact> about(Group group) {
    Stream<Signal> causes =
        group.causes.stream().filter(s -> s.shownBySigns() || s.partner() != null);
    return Stream.concat(group.leading(), causes)
        .flatMap(s -> s.facts().stream())
        .distinct()
        .toList();
  }
}
