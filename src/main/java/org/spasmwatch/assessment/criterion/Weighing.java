package org.spasmwatch.assessment.criterion;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** Of a statement whose own conditions do not hold: then nobody asks what else there is. */
  private static Weighing refuted(Urgency urgency) {
    return new Weighing(
        Standing.REFUTED, urgency, List.of(), List.of(), List.of(), Set.of(), Set.of());
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
    if (urgency.compareTo(Urgency.ROUTINE) <= 0) {
      return this;
    }
    boolean known = Stream.of(exposures).noneMatch(e -> e.status() == Status.UNKNOWN);
    return known ? this : at(Urgency.ROUTINE);
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

  /** Gathers what was used; most statements use little, so what is empty stays shared. */
  private static final class Weigher {
    private final Criteria criteria;
    private List<Modifier> met = List.of();
    private List<Modifier> open = List.of();
    private Set<Fact> facts = Set.of();
    private Set<String> missing = Set.of();
    private Set<String> policy = Set.of();

    Weigher(Criteria criteria) {
      this.criteria = criteria;
    }

    Weighing weigh(Statement statement, List<Criterion> extra) {
      Population population = statement.population();
      Standing standing = passes(population.gates(), standing(extra));
      if (standing == Standing.REFUTED) {
        return refuted(statement.urgency());
      }
      Urgency urgency = ruled(statement.urgency(), population.urgencyRules());
      for (Modifier modifier : population.modifiers()) {
        urgency = modified(urgency, modifier);
      }
      return new Weighing(standing, urgency, met, open, List.copyOf(facts), missing, policy);
    }

    private Standing standing(List<Criterion> conditions) {
      Standing standing = Standing.APPLIES;
      for (Criterion condition : conditions) {
        Verdict verdict = criteria.decide(condition);
        note(verdict);
        if (verdict.notMet()) {
          return Standing.REFUTED;
        }
        standing = verdict.met() ? standing : Standing.OPEN;
      }
      return standing;
    }

    /** A gate that nobody can decide lets through only when a test could settle it. */
    private Standing passes(List<Criterion> gates, Standing standing) {
      if (standing == Standing.REFUTED) {
        return standing;
      }
      for (Criterion gate : gates) {
        Verdict verdict = criteria.decide(gate);
        note(verdict);
        if (!verdict.met() && (verdict.notMet() || verdict.missing().isEmpty())) {
          return Standing.REFUTED;
        }
      }
      return standing;
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
        met = met.isEmpty() ? new ArrayList<>() : met;
        met.add(modifier);
        return modifier.changes() == Changes.URGENCY ? urgency.raised() : urgency;
      }
      if (!verdict.notMet()) {
        open = open.isEmpty() ? new ArrayList<>() : open;
        open.add(modifier);
      }
      return urgency;
    }

    /** What was used: facts and limits only of what decided something, what is missing of all. */
    private void note(Verdict verdict) {
      missing = Keys.together(missing, verdict.missing());
      if (verdict.met()) {
        policy = Keys.together(policy, verdict.policy());
        if (!verdict.facts().isEmpty()) {
          facts = facts.isEmpty() ? new LinkedHashSet<>() : facts;
          facts.addAll(verdict.facts());
        }
      }
    }
  }
}
