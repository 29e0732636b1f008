package org.spasmwatch.assessment.criterion;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.MedicationUse.Status;

/**
 * What the criteria of a statement came to: whether its gates let it through, which modifiers are
 * met or open, how urgent it is in the end, and what that took. Something undetermined never raises
 * the urgency.
 */
public record Weighing(
    Standing standing,
    Urgency urgency,
    List<Modifier> met,
    List<Modifier> open,
    List<Fact> facts,
    Set<String> missing,
    Set<String> policy) {
  /** Whether the statement's own conditions hold. */
  public enum Standing {
    /** All of them. */
    APPLIES,
    /** None is refuted, but nobody can tell: worth a thought, never a reason to hurry. */
    OPEN,
    REFUTED
  }

  public boolean applies() {
    return standing == Standing.APPLIES;
  }

  public Weighing {
    requireNonNull(standing, "standing");
    requireNonNull(urgency, "urgency");
    met = List.copyOf(met);
    open = List.copyOf(open);
    facts = List.copyOf(facts);
    missing = Set.copyOf(missing);
    policy = Set.copyOf(policy);
  }

  /** Of a statement that depends on nothing but the drugs, and on these limits of the policy. */
  public static Weighing unconditional(Urgency urgency, String... policy) {
    return new Weighing(
        Standing.APPLIES, urgency, List.of(), List.of(), List.of(), Set.of(), Set.of(policy));
  }

  /**
   * The same for drugs of which nobody knows whether they are taken now: a warning of the treatment
   * stays, but what is not known never makes it urgent. What is being ordered is known.
   */
  public Weighing asFarAsTaken(Exposure... exposures) {
    boolean known = Stream.of(exposures).noneMatch(e -> e.status() == Status.UNKNOWN);
    return known || urgency.compareTo(Urgency.ROUTINE) <= 0 ? this : at(Urgency.ROUTINE);
  }

  /**
   * The same for an effect of a drug that is not taken yet: nothing has happened, so what the
   * statement says of urgency does not hold; what makes it more urgent in this patient does.
   */
  public Weighing asPlanned() {
    boolean worse = met.stream().anyMatch(m -> m.changes() == Changes.URGENCY);
    return at(worse ? Urgency.ROUTINE.raised() : Urgency.ROUTINE);
  }

  private Weighing at(Urgency other) {
    return new Weighing(standing, other, met, open, facts, missing, policy);
  }

  /** Weighs a statement; {@code extra} is a criterion of its kind (a red flag's signs) or none. */
  public static Weighing of(Statement statement, Criteria criteria, List<Criterion> extra) {
    return new Weigher(criteria).weigh(statement, extra);
  }

  private static final class Weigher {
    private final Criteria criteria;
    private final List<Modifier> met = new ArrayList<>();
    private final List<Modifier> open = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> policy = new TreeSet<>();

    Weigher(Criteria criteria) {
      this.criteria = criteria;
    }

    Weighing weigh(Statement statement, List<Criterion> extra) {
      Population population = statement.population();
      Standing standing = standing(extra);
      if (!population.gates().stream().allMatch(this::passes)) {
        standing = Standing.REFUTED;
      }
      Urgency urgency = ruled(statement.urgency(), population.urgencyRules());
      for (Modifier modifier : population.modifiers()) {
        urgency = modified(urgency, modifier);
      }
      return new Weighing(
          standing, urgency, met, open, List.copyOf(new LinkedHashSet<>(facts)), missing, policy);
    }

    private Standing standing(List<Criterion> conditions) {
      List<Verdict> verdicts = conditions.stream().map(criteria::decide).toList();
      verdicts.forEach(this::note);
      if (verdicts.stream().allMatch(Verdict::met)) {
        return Standing.APPLIES;
      }
      return verdicts.stream().anyMatch(Verdict::notMet) ? Standing.REFUTED : Standing.OPEN;
    }

    /** A gate that nobody can decide lets through only when a test could settle it. */
    private boolean passes(Criterion gate) {
      Verdict verdict = criteria.decide(gate);
      note(verdict);
      return verdict.met() || (!verdict.notMet() && !verdict.missing().isEmpty());
    }

    private Urgency ruled(Urgency stated, List<UrgencyRule> rules) {
      for (UrgencyRule rule : rules) {
        Verdict verdict = criteria.decide(rule.when());
        note(verdict);
        if (verdict.met()) {
          return rule.urgency();
        }
      }
      return stated;
    }

    private Urgency modified(Urgency urgency, Modifier modifier) {
      Verdict verdict = criteria.decide(modifier.when());
      note(verdict);
      if (verdict.met()) {
        met.add(modifier);
        return modifier.changes() == Changes.URGENCY ? urgency.raised() : urgency;
      }
      if (!verdict.notMet()) {
        open.add(modifier);
      }
      return urgency;
    }

    /** What was used: facts and limits only of what decided something, what is missing of all. */
    private void note(Verdict verdict) {
      missing.addAll(verdict.missing());
      if (verdict.met()) {
        facts.addAll(verdict.facts());
        policy.addAll(verdict.policy());
      }
    }
  }
}
