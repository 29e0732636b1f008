package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.patient.MedicationUse.Status;

/**
 * Ranks the drugs of a group: by certainty, urgency, closeness and timing, and in the end by name.
 * A drug that is not known to cause the symptom is weighed only when no other is suspected.
 */
final class Suspects {
  private static final Comparator<Signal> WEIGHTIEST_FIRST =
      Comparator.comparing(Signal::suspects, Comparator.reverseOrder())
          .thenComparing(Signal::urgency, Comparator.reverseOrder())
          .thenComparing(Signal::closeness)
          .thenComparing(Signal::timing)
          .thenComparing(s -> s.use().id());

  private static final Comparator<Suspect> FIRST_IN_RANK =
      Comparator.comparing(Suspect::certainty)
          .thenComparing(s -> s.first().urgency(), Comparator.reverseOrder())
          .thenComparing(s -> s.first().closeness())
          .thenComparing(Suspect::timing)
          .thenComparing(Suspect::drug)
          .thenComparing(Suspect::phase);

  /** The phase of a drug that nobody takes yet. */
  private static final String INTENDED = "intended";

  private record DrugInPhase(String drug, String phase) {}

  private final Chart chart;
  private final Group group;
  private final Map<DrugInPhase, List<Signal>> byDrug = new LinkedHashMap<>();

  private Suspects(Chart chart, Group group) {
    this.chart = chart;
    this.group = group;
  }

  static List<Suspect> of(Chart chart, Group group) {
    Suspects suspects = new Suspects(chart, group);
    group.suspicions.forEach(suspects::add);
    group.redFlags.forEach(suspects::add);
    if (group.suspicions.isEmpty()) {
      group.denials.forEach(suspects::add);
    }
    List<Suspect> ranked = new ArrayList<>(suspects.byDrug.size());
    suspects.byDrug.forEach((drug, signals) -> ranked.add(suspects.suspect(drug, signals)));
    ranked.sort(FIRST_IN_RANK);
    return ranked;
  }

  private void add(Signal signal) {
    add(signal.exposure(), signal);
    Exposure partner = signal.partner();
    if (partner != null) {
      add(partner, signal);
    }
  }

  private void add(Exposure exposure, Signal signal) {
    String phase = exposure.intended() ? INTENDED : phase(signal);
    byDrug
        .computeIfAbsent(new DrugInPhase(exposure.drug(), phase), k -> new ArrayList<>())
        .add(signal);
  }

  private static String phase(Signal signal) {
    return signal.use() instanceof UndesirableEffect effect
        ? effect.phase().code()
        : Phase.ON_TREATMENT.code();
  }

  private Suspect suspect(DrugInPhase key, List<Signal> signals) {
    signals.sort(WEIGHTIEST_FIRST);
    Signal first = signals.get(0);
    Causality causality = new Causality(chart, first, otherCauses(key.drug()));
    Certainty certainty = certainty(first);
    return new Suspect(
        key.drug(),
        key.phase(),
        first.timing(),
        certainty == Certainty.POSSIBLE && causality.probable() ? Certainty.PROBABLE : certainty,
        signals,
        causality.naranjo());
  }

  /** Another drug of the group, or another cause whose signs are there. */
  private boolean otherCauses(String drug) {
    for (DrugInPhase other : byDrug.keySet()) {
      if (!other.drug().equals(drug)) {
        return true;
      }
    }
    return group.causes.stream().anyMatch(Signal::shownBySigns);
  }

  /**
   * Possible when the timing fits, conditional when it is not known, unlikely when it is denied.
   */
  private Certainty certainty(Signal signal) {
    boolean denied =
        signal.use() instanceof NotRecognised
            || (atIndex(signal) && deniedHere(signal.exposure().drug()));
    if (denied || !signal.timing().plausible()) {
      return Certainty.UNLIKELY;
    }
    boolean known = signal.timing() != Timing.UNKNOWN;
    return known && !atIndex(signal) && signal.exposure().status() != Status.UNKNOWN
        ? Certainty.POSSIBLE
        : Certainty.CONDITIONAL;
  }

  /** A red flag of a symptom says how urgent it is, not that the drug did it. */
  private static boolean atIndex(Signal signal) {
    return signal.use() instanceof Warning warning && warning.index() != null;
  }

  private boolean deniedHere(String drug) {
    return group.denials.stream().anyMatch(d -> d.exposure().drug().equals(drug));
  }
}
