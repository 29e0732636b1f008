package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A point on which sources differ. Wherever one of its sides is shown, all of them are; which one
 * acts is said in {@code handling} and never decided by the order of files. {@code toldBy} are
 * statements whose own words tell every side, so that they need no second line on a card.
 */
public record Disagreement(
    String id,
    String topic,
    List<Side> sides,
    String handling,
    Set<String> statements,
    Set<String> toldBy,
    Scope scope) {

  /** What one source says; it has claims when the source was cut into claims. */
  public record Side(String source, String says, List<String> claims) {
    public Side {
      requireNonNull(source, "source");
      requireNonNull(says, "says");
      claims = List.copyOf(claims);
    }
  }

  /**
   * Which cards it is about, where a side is a statement about more than the point in dispute: the
   * drugs or classes, and the problems. Empty means every one.
   */
  public record Scope(Set<String> subjects, Set<String> problems) {
    /** Every card. */
    public static final Scope ALL = new Scope(Set.of(), Set.of());

    public Scope {
      subjects = Set.copyOf(subjects);
      problems = Set.copyOf(problems);
    }
  }

  /** The claims of all sides. */
  public Stream<String> claims() {
    return sides.stream().flatMap(side -> side.claims().stream());
  }

  /** Whether the statement is one of its sides, by its id or by what it carries. */
  public boolean touches(Statement statement) {
    Set<String> carried = Set.copyOf(statement.allClaims().toList());
    return statements.contains(statement.id()) || claims().anyMatch(carried::contains);
  }

  public Disagreement {
    requireNonNull(id, "id");
    requireNonNull(topic, "topic");
    requireNonNull(handling, "handling");
    requireNonNull(scope, "scope");
    sides = List.copyOf(sides);
    statements = Set.copyOf(statements);
    toldBy = Set.copyOf(toldBy);
    if (sides.size() < 2) {
      throw new IllegalArgumentException("disagreement " + id + " has only one side");
    }
  }

  /** Of its id alone: cheap, and equal ones have it in common. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
