package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.result.Inclusion;
import org.spasmwatch.fhir.search.result.Sorting;
import org.spasmwatch.fhir.search.result.Sorting.Position;
import org.spasmwatch.fhir.search.result.Target;

/**
 * A search that can be carried out. {@code processed} is what of the request took part, for the
 * self link; {@code ignored} says what did not, which only a lenient client gets.
 */
public record Query(
    String type,
    List<Clause> clauses,
    Controls controls,
    Result result,
    List<Argument> processed,
    List<Issue> ignored) {
  static final String AFTER = "_after";

  /** Some of the matches, in their order, and what the next page begins behind, if any. */
  public record Page(List<String> ids, int total, @Nullable String next) {
    public Page {
      ids = List.copyOf(ids);
    }
  }

  /** In which order matches are given, what comes with them, and how much of each; empty: all. */
  public record Result(Sorting sorting, List<Inclusion> inclusions, Set<String> elements) {
    public Result {
      requireNonNull(sorting, "sorting");
      inclusions = List.copyOf(inclusions);
      elements = Set.copyOf(elements);
    }
  }

  public Query {
    requireNonNull(type, "type");
    requireNonNull(controls, "controls");
    requireNonNull(result, "result");
    clauses = List.copyOf(clauses);
    processed = List.copyOf(processed);
    ignored = List.copyOf(ignored);
  }

  /** The page that is asked for. */
  public Page over(World world) {
    Sorting sorting = result.sorting();
    List<Position> matches =
        new Matches(world, type)
            .of(clauses).entrySet().stream()
                .map(r -> sorting.position(r.getKey(), r.getValue()))
                .sorted(sorting.comparator())
                .toList();
    if (controls.onlyCount()) {
      return new Page(List.of(), matches.size(), null);
    }
    Optional<Position> after = Optional.ofNullable(controls.after()).flatMap(sorting::position);
    List<Position> ahead =
        matches.stream()
            .filter(m -> after.isEmpty() || sorting.comparator().compare(m, after.get()) > 0)
            .toList();
    boolean more = ahead.size() > controls.count();
    List<Position> page = more ? ahead.subList(0, controls.count()) : ahead;
    return new Page(
        page.stream().map(Position::id).toList(),
        matches.size(),
        more ? Sorting.text(page.get(page.size() - 1)) : null);
  }

  /** What comes with the matches of a page. */
  public List<Target> included(World world, Page page) {
    return Inclusion.with(
        world, result.inclusions(), page.ids().stream().map(id -> new Target(type, id)).toList());
  }

  /** {@code Type?…}: what was asked, as it was understood. */
  public String self() {
    return link(processed);
  }

  /** The same search, from behind that position on. */
  public String from(Cursors cursors, String position) {
    List<Argument> arguments = new ArrayList<>(processed);
    arguments.removeIf(a -> a.name().equals(AFTER));
    arguments.add(new Argument(AFTER, cursors.mark(type, position)));
    return link(arguments);
  }

  private String link(List<Argument> arguments) {
    return arguments.isEmpty() ? type : type + "?" + Argument.query(arguments);
  }
}
