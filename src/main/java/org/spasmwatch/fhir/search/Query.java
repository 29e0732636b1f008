package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Issue;

/**
 * A search that can be carried out. {@code processed} is what of the request took part, for the
 * self link; {@code ignored} says what did not, which only a lenient client gets.
 */
public record Query(
    String type,
    List<Clause> clauses,
    Controls controls,
    List<Argument> processed,
    List<Issue> ignored) {
  static final String AFTER = "_after";

  /** Some of the matches, in order of id, and the id after which the next page begins, if any. */
  public record Page(List<String> ids, int total, @Nullable String next) {
    public Page {
      ids = List.copyOf(ids);
    }
  }

  public Query {
    requireNonNull(type, "type");
    requireNonNull(controls, "controls");
    clauses = List.copyOf(clauses);
    processed = List.copyOf(processed);
    ignored = List.copyOf(ignored);
  }

  /** The page that is asked for, of resources given by id with what they hold. */
  public Page over(SortedMap<String, Map<String, List<Value>>> resources) {
    List<String> matches =
        resources.entrySet().stream()
            .filter(r -> clauses.stream().allMatch(c -> c.holds(r.getValue())))
            .map(Map.Entry::getKey)
            .toList();
    if (controls.onlyCount()) {
      return new Page(List.of(), matches.size(), null);
    }
    String after = controls.after();
    List<String> ahead =
        matches.stream().filter(id -> after == null || id.compareTo(after) > 0).toList();
    boolean more = ahead.size() > controls.count();
    List<String> ids = more ? ahead.subList(0, controls.count()) : ahead;
    return new Page(ids, matches.size(), more ? ids.get(ids.size() - 1) : null);
  }

  /** {@code Type?…}: what was asked, as it was understood. */
  public String self() {
    return link(processed);
  }

  /** The same search, from behind that id on. */
  public String from(Cursors cursors, String id) {
    List<Argument> arguments = new ArrayList<>(processed);
    arguments.removeIf(a -> a.name().equals(AFTER));
    arguments.add(new Argument(AFTER, cursors.mark(type, id)));
    return link(arguments);
  }

  private String link(List<Argument> arguments) {
    return arguments.isEmpty() ? type : type + "?" + Argument.query(arguments);
  }
}
