package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  private static final Comparator<Signal> SHOWN_FIRST =
      Comparator.comparing(Signal::shownBySigns, Comparator.reverseOrder())
          .thenComparing(s -> s.use().id());
  private static final Comparator<Signal> URGENT_FIRST =
      Comparator.comparing(Signal::urgency).reversed();
  private static final Comparator<Advice> BY_KIND = Comparator.comparing(Advice::kind);

  private final Chart chart;

  private Concerns(Chart chart) {
    this.chart = chart;
  }

  public static List<Concern> of(Chart chart, List<Signal> signals) {
    Concerns concerns = new Concerns(chart);
    List<Concern> all = new ArrayList<>();
    for (Group group : Groups.of(chart, signals)) {
      List<Signal> leading = group.leading();
      if (leading.stream().anyMatch(signal -> Groups.touched(chart, signal))) {
        all.add(concerns.concern(group, leading));
      }
    }
    all.sort(MOST_URGENT_FIRST);
    return all;
  }

  private Concern concern(Group group, List<Signal> leading) {
    Urgency urgency = urgency(group, leading);
    List<Advice> advice = advice(group, urgency);
    return new Concern(
        group.key.problem(),
        group.key.action(),
        urgency,
        symptoms(group, leading),
        Suspects.of(chart, group),
        new Beside(group.redFlags, shown(group.causes), group.denials, group.precautions),
        advice,
        missing(leading, advice),
        policy(group),
        about(group, leading));
  }

  private static Urgency urgency(Group group, List<Signal> leading) {
    Urgency urgency = Urgency.SELF_CARE;
    for (Signal signal : leading) {
      urgency = urgency.atLeast(signal.urgency());
    }
    for (Signal cause : group.causes) {
      urgency = cause.shownBySigns() ? urgency.atLeast(cause.urgency()) : urgency;
    }
    return urgency;
  }

  private static List<Signal> shown(List<Signal> causes) {
    List<Signal> shown = new ArrayList<>(causes);
    shown.sort(SHOWN_FIRST);
    return shown;
  }

  private List<Symptom> symptoms(Group group, List<Signal> leading) {
    Set<Symptom> symptoms = new LinkedHashSet<>();
    for (Signal signal : leading) {
      if (signal.symptom() != null) {
        symptoms.add(signal.symptom());
      }
    }
    for (Signal signal : group.redFlags) {
      if (signal.symptom() == null) {
        chart.symptoms().stream().filter(s -> carries(signal, s)).forEach(symptoms::add);
      }
    }
    return List.copyOf(symptoms);
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
    boolean serious = urgency == Urgency.EMERGENCY || !group.redFlags.isEmpty();
    Set<Advice> given = new LinkedHashSet<>();
    for (Signal signal : advising(group, serious)) {
      for (Advice advice : signal.statement().advice()) {
        if (fits(advice, group, serious) && suits(advice, signal, group)) {
          given.add(advice);
        }
      }
    }
    List<Advice> sorted = new ArrayList<>(given);
    sorted.sort(BY_KIND);
    return sorted;
  }

  private static List<Signal> advising(Group group, boolean serious) {
    List<Signal> suspicions = new ArrayList<>(group.suspicions);
    suspicions.removeIf(s -> s.symptom() == null && !s.ofTreatment());
    suspicions.sort(URGENT_FIRST);
    List<Signal> advising = new ArrayList<>(group.redFlags);
    advising.addAll(suspicions);
    advising.addAll(group.denials);
    advising.addAll(group.precautions);
    if (!serious) {
      group.causes.stream().filter(Signal::shownBySigns).forEach(advising::add);
    }
    return advising;
  }

  private static boolean fits(Advice advice, Group group, boolean serious) {
    return (!serious || advice.kind() != Kind.SELF_CARE)
        && (!group.ofStop() || advice.kind() == Kind.SAFETY);
  }

  /** Nothing is advised about which the patient's own data warn. */
  private boolean suits(Advice advice, Signal signal, Group group) {
    String drug = advice.drug();
    if (drug != null && (group.concerns(drug) || refused(drug))) {
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

  private static Set<String> missing(List<Signal> leading, List<Advice> advice) {
    Set<String> missing = new HashSet<>();
    leading.forEach(signal -> missing.addAll(signal.weighing().missing()));
    for (Advice given : advice) {
      if (given.test() != null) {
        missing.add(given.test());
      }
    }
    return missing;
  }

  private Set<String> policy(Group group) {
    Set<String> used = new HashSet<>();
    for (Signal signal : group.all()) {
      used.addAll(signal.weighing().policy());
      if (signal.timing() == Timing.WITHIN_WITHDRAWAL) {
        used.add(
            Windows.ofWithdrawal(chart.policy(), signal.exposure().drug(), signal.use().subject()));
      }
      if (signal.timing() == Timing.AFTER_INCREASE) {
        used.add("recent-change");
      }
    }
    used.removeIf(key -> chart.policy().find(key).isEmpty());
    return used;
  }

  private static List<Fact> about(Group group, List<Signal> leading) {
    Set<Fact> about = new LinkedHashSet<>();
    leading.forEach(signal -> about.addAll(signal.facts()));
    for (Signal cause : group.causes) {
      if (cause.shownBySigns() || cause.partner() != null) {
        about.addAll(cause.facts());
      }
    }
    return List.copyOf(about);
  }
}
