package org.spasmwatch.assessment.criterion;

import java.util.List;
import java.util.Set;
import org.spasmwatch.patient.Fact;

/**
 * What became of a criterion, in Kleene's three values, with the facts that decided it, what would
 * have to be measured or asked to decide it, and the policy limits that were used.
 */
public sealed interface Verdict {
  List<Fact> facts();

  Set<String> missing();

  Set<String> policy();

  default boolean met() {
    return this instanceof Met;
  }

  default boolean notMet() {
    return this instanceof NotMet;
  }

  /** The criterion holds. */
  record Met(List<Fact> facts, Set<String> policy) implements Verdict {
    public Met {
      facts = List.copyOf(facts);
      policy = Set.copyOf(policy);
    }

    @Override
    public Set<String> missing() {
      return Set.of();
    }
  }

  /**
   * The criterion does not hold, or (for {@code known}) is not known to; then something is missing.
   */
  record NotMet(List<Fact> facts, Set<String> missing, Set<String> policy) implements Verdict {
    public NotMet {
      facts = List.copyOf(facts);
      missing = Set.copyOf(missing);
      policy = Set.copyOf(policy);
    }
  }

  /** Nobody can tell from these data. */
  record Undetermined(Set<String> missing, Set<String> policy) implements Verdict {
    public Undetermined {
      missing = Set.copyOf(missing);
      policy = Set.copyOf(policy);
    }

    @Override
    public List<Fact> facts() {
      return List.of();
    }
  }
}
