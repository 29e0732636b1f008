package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.terminology.Concept;

/**
 * Gathers signals into groups: suspicions and red flags first, then the denials, which join a group
 * that already speaks of their symptom, then what is wrong with the treatment itself, in one group
 * for drugs that belong together, and last what only supports.
 */
final class Groups {
  private static final String MOVEMENT = "movement";

  private final Chart chart;
  private final Map<Group.Key, Group> groups = new LinkedHashMap<>();

  private Groups(Chart chart) {
    this.chart = chart;
  }

  static Collection<Group> of(Chart chart, List<Signal> signals) {
    Groups groups = new Groups(chart);
    List<Signal> alerts = those(signals, s -> s.statement().use() == Use.ALERT);
    if (alerts.isEmpty()) {
      return List.of();
    }
    those(alerts, s -> s.suspects() && s.symptom() != null).forEach(groups::suspicion);
    those(alerts, Groups::redFlag).forEach(groups::redFlagged);
    those(alerts, s -> s.use() instanceof NotRecognised).forEach(groups::denial);
    those(alerts, Groups::pairWithoutSymptom).forEach(groups::pair);
    groups.treatments(those(alerts, Signal::ofTreatment));
    those(signals, s -> s.statement().use() == Use.SUPPORT).forEach(groups::support);
    return groups.groups.values();
  }

  private static List<Signal> those(List<Signal> signals, Predicate<Signal> such) {
    List<Signal> those = List.of();
    for (Signal signal : signals) {
      if (such.test(signal)) {
        those = those.isEmpty() ? new ArrayList<>(signals.size()) : those;
        those.add(signal);
      }
    }
    return those;
  }

  private static boolean redFlag(Signal signal) {
    return signal.use() instanceof Warning warning && warning.kind() == Kind.RED_FLAG;
  }

  private static boolean pairWithoutSymptom(Signal signal) {
    return signal.use() instanceof Interaction && signal.symptom() == null && !signal.ofTreatment();
  }

  private Group group(String problem, Action action) {
    return groups.computeIfAbsent(new Group.Key(problem, action), Group::new);
  }

  /** A drug that nobody takes yet explains nothing: its card is about the order. */
  private void suspicion(Signal signal) {
    String problem = problem(Objects.requireNonNull(signal.symptom()));
    Group.Key key =
        signal.planned()
            ? new Group.Key(problem, Action.REVIEW, true, "")
            : new Group.Key(problem, signal.statement().action());
    groups.computeIfAbsent(key, Group::new).suspicions.add(signal);
  }

  private String problem(Symptom symptom) {
    return chart
        .knowledge()
        .terms()
        .concepts()
        .find(symptom.concept())
        .map(Concept::problem)
        .orElse(MOVEMENT);
  }

  private void redFlagged(Signal signal) {
    Warning warning = (Warning) signal.use();
    group(warning.problem(), signal.statement().action()).redFlags.add(signal);
  }

  /** Its own group only when nobody else speaks of the symptom. */
  private void denial(Signal signal) {
    Symptom symptom = Objects.requireNonNull(signal.symptom());
    groups.values().stream()
        .filter(g -> !g.key.planned() && g.explains(symptom))
        .findFirst()
        .orElseGet(() -> group(problem(symptom), Action.LOOK_ELSEWHERE))
        .denials
        .add(signal);
  }

  /**
   * A pair without its symptoms is another cause of what its drug is suspected of, if anything;
   * else it is worth a card to who asked or is about to order it, but not to who only opened a
   * chart.
   */
  private void pair(Signal signal) {
    Optional<Group> suspected =
        groups.values().stream()
            .filter(g -> g.key.problem().equals(MOVEMENT) && !g.key.planned() && !signal.planned())
            .filter(g -> g.concerns(signal.exposure().drug()))
            .findFirst();
    if (suspected.isPresent()) {
      suspected.get().causes.add(signal);
    } else if (chart.occasion() == Occasion.ASKED || signal.planned()) {
      group(signal.use().id(), signal.statement().action()).suspicions.add(signal);
    }
  }

  /**
   * Who orders hears of the orders: what is wrong with other drugs is for who reviews them. Drugs
   * that a pair ties together share a card, and so do those that end; what is wrong with another
   * drug is another matter.
   */
  private void treatments(List<Signal> warnings) {
    List<Signal> touched = those(warnings, signal -> touched(chart, signal));
    Map<String, String> ties = ties(touched);
    for (Signal signal : touched) {
      String matter = signal.ofStop() ? "" : ties.getOrDefault(signal.exposure().drug(), "");
      Group.Key key = new Group.Key(Concern.TREATMENT, signal.statement().action(), matter);
      groups.computeIfAbsent(key, Group::new).suspicions.add(signal);
    }
  }

  /** Of each drug the first by name of those that pairs tie it to. */
  private static Map<String, String> ties(List<Signal> warnings) {
    Map<String, String> ties = new HashMap<>();
    for (Signal signal : warnings) {
      Set<String> tied =
          signal.drugs().map(d -> ties.getOrDefault(d, d)).collect(Collectors.toSet());
      String first = Collections.min(tied);
      signal.drugs().forEach(drug -> ties.put(drug, first));
      ties.replaceAll((drug, tie) -> tied.contains(tie) ? first : tie);
    }
    return ties;
  }

  /** Whether the moment is about one of the signal's drugs. */
  static boolean touched(Chart chart, Signal signal) {
    Exposure partner = signal.partner();
    return chart.touches(signal.exposure()) || (partner != null && chart.touches(partner));
  }

  /**
   * What supports stands beside a card of its own drug and problem; that a drug is not known to do
   * something, on the card that speaks of that symptom, whichever drug is suspected there.
   */
  private void support(Signal signal) {
    Symptom symptom = signal.symptom();
    if (symptom != null && signal.use() instanceof NotRecognised) {
      groups.values().stream()
          .filter(g -> !g.key.planned() && g.explains(symptom))
          .forEach(g -> g.causes.add(signal));
      return;
    }
    String problem = problem(signal);
    for (Group group : groups.values()) {
      if (group.key.problem().equals(problem)
          && !group.key.planned()
          && !group.ofStop()
          && group.concerns(signal.exposure().drug())
          && signal.timing().plausible()) {
        (precaution(signal) ? group.precautions : group.causes).add(signal);
      }
    }
  }

  private static String problem(Signal signal) {
    if (signal.use() instanceof Warning warning) {
      return warning.problem();
    }
    boolean overdose =
        signal.use() instanceof UndesirableEffect effect && effect.phase() == Phase.OVERDOSE;
    return overdose ? Phase.OVERDOSE.code() : MOVEMENT;
  }

  private static boolean precaution(Signal signal) {
    return signal.use() instanceof Warning warning && warning.kind() == Kind.PRECAUTION;
  }
}
