package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a statement concerns. A gate limits it to these patients; a modifier makes it likelier or
 * more urgent and never silences it; an urgency rule replaces the urgency (the first one met
 * decides).
 */
public record Population(
    List<Criterion> gates, List<Modifier> modifiers, List<UrgencyRule> urgencyRules) {
  public static final Population EVERYONE = new Population(List.of(), List.of(), List.of());

  public Population {
    gates = List.copyOf(gates);
    modifiers = List.copyOf(modifiers);
    urgencyRules = List.copyOf(urgencyRules);
  }

  /** Whether the dose of the suspected drug is among what its gates ask for. */
  public boolean gatedByDose() {
    for (Criterion gate : gates) {
      if (gate.ofDose()) {
        return true;
      }
    }
    return false;
  }

  /** What a modifier changes. */
  public enum Changes {
    LIKELIHOOD,
    URGENCY
  }

  /**
   * A risk factor with its claims. {@code caveat} is what the sources say against reading too much
   * into its absence ("normal kidneys do not exclude it").
   */
  public record Modifier(
      Criterion when, Changes changes, String text, List<String> claims, @Nullable String caveat) {
    public Modifier {
      requireNonNull(when, "when");
      requireNonNull(changes, "changes");
      requireNonNull(text, "text");
      claims = List.copyOf(claims);
    }
  }

  /** When met, the statement has this urgency instead of its own. */
  public record UrgencyRule(Criterion when, Urgency urgency, List<String> claims) {
    public UrgencyRule {
      requireNonNull(when, "when");
      requireNonNull(urgency, "urgency");
      claims = List.copyOf(claims);
    }
  }
}
