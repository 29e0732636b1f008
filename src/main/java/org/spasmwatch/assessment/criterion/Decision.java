package org.spasmwatch.assessment.criterion;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.knowledge.Criterion;

/**
 * What became of one criterion of a statement, for who asks why: what it decides there, its verdict
 * and those of its parts. {@code about} says more of the role: a modifier's text, the urgency of a
 * rule, the key of an advice; empty for a gate.
 */
public record Decision(
    Role role, String about, Criterion criterion, Verdict verdict, List<Decision> parts) {

  /** What a criterion decides in its statement. */
  public enum Role {
    /** Whether the statement is about this patient at all. */
    GATE,
    /** Whether the signs of a warning are there. */
    SIGNS,
    /** Whether it is likelier or more urgent. */
    MODIFIER,
    /** Whether the urgency is another one. */
    URGENCY,
    /** Whether an advice is withheld. */
    WITHHOLDS,
    /** A part of the criterion above it. */
    PART
  }

  public Decision {
    requireNonNull(role, "role");
    requireNonNull(about, "about");
    requireNonNull(criterion, "criterion");
    requireNonNull(verdict, "verdict");
    parts = List.copyOf(parts);
  }
}
