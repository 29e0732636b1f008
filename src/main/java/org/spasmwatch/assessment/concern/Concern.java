package org.spasmwatch.assessment.concern;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;

/**
 * One problem with one required action: what becomes one card. {@code suspects} are ranked; {@code
 * redFlags}, {@code causes} (other causes to weigh), {@code denials} (drugs not known to cause it)
 * and {@code precautions} are signals that stand beside them. {@code missing} are the tests that
 * could settle what is open; {@code advice} has passed the patient's own criteria.
 */
public record Concern(
    String problem,
    Action action,
    Urgency urgency,
    List<Symptom> symptoms,
    List<Suspect> suspects,
    Beside beside,
    List<Advice> advice,
    Set<String> missing,
    Set<String> policy,
    List<Fact> about) {
  /** The problem of what is wrong with the treatment itself, whatever symptoms there are. */
  public static final String TREATMENT = "treatment";

  /** The signals that are not themselves a suspicion. */
  public record Beside(
      List<Signal> redFlags, List<Signal> causes, List<Signal> denials, List<Signal> precautions) {
    public Beside {
      redFlags = List.copyOf(redFlags);
      causes = List.copyOf(causes);
      denials = List.copyOf(denials);
      precautions = List.copyOf(precautions);
    }
  }

  public Concern {
    requireNonNull(problem, "problem");
    requireNonNull(action, "action");
    requireNonNull(urgency, "urgency");
    requireNonNull(beside, "beside");
    symptoms = List.copyOf(symptoms);
    suspects = List.copyOf(suspects);
    advice = List.copyOf(advice);
    missing = Set.copyOf(missing);
    policy = Set.copyOf(policy);
    about = List.copyOf(about);
  }

  /** Every signal that stands on its card, the suspects' first, in their rank. */
  public Stream<Signal> signals() {
    Set<Signal> signals = new LinkedHashSet<>();
    suspects.forEach(suspect -> signals.addAll(suspect.signals()));
    signals.addAll(beside.redFlags());
    signals.addAll(beside.denials());
    signals.addAll(beside.causes());
    signals.addAll(beside.precautions());
    return signals.stream();
  }

  /** The drug that comes first in rank; empty where none is suspected. */
  public String firstDrug() {
    return suspects.isEmpty() ? "" : suspects.get(0).drug();
  }

  /** Whether it is about drugs that only an order of this moment would begin. */
  public boolean planned() {
    return !suspects.isEmpty() && suspects.get(0).first().planned();
  }

  /** Whether it warns of the end of a drug. */
  public boolean ofStop() {
    return !suspects.isEmpty() && suspects.get(0).first().ofStop();
  }

  /** Whether it warns of the treatment itself: then nobody is asked what caused what. */
  public boolean ofTreatment() {
    return problem.equals(TREATMENT);
  }
}
