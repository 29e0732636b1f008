package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A point on which sources differ. Wherever one of its statements is shown, both sides are; which
 * one acts is said in {@code handling} and never decided by the order of files.
 */
public record Disagreement(
    String id, String topic, List<Side> sides, String handling, Set<String> statements) {

  /** What one source says; it has claims when the source was cut into claims. */
  public record Side(String source, String says, List<String> claims) {
    public Side {
      requireNonNull(source, "source");
      requireNonNull(says, "says");
      claims = List.copyOf(claims);
    }
  }

  /** The claims of all sides. */
  public Stream<String> claims() {
    return sides.stream().flatMap(side -> side.claims().stream());
  }

  public Disagreement {
    requireNonNull(id, "id");
    requireNonNull(topic, "topic");
    requireNonNull(handling, "handling");
    sides = List.copyOf(sides);
    statements = Set.copyOf(statements);
    if (sides.size() < 2) {
      throw new IllegalArgumentException("disagreement " + id + " has only one side");
    }
  }
}
