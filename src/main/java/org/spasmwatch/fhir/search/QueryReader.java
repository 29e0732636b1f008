package org.spasmwatch.fhir.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.search.Query.Result;
import org.spasmwatch.fhir.search.result.Inclusion;
import org.spasmwatch.fhir.search.result.Inclusion.Way;
import org.spasmwatch.fhir.search.result.Sorting;

/**
 * Reads a query against the parameters of one type. What it does not know it refuses, because a
 * search that ignores a condition finds too much; a lenient client may have unknown parameters
 * ignored, but never an unknown modifier (FHIR R5, 3.2.1.5.5).
 */
public final class QueryReader {
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "_contained",
          "_containedType",
          "_content",
          "_filter",
          "_graph",
          "_in",
          "_language",
          "_list",
          "_maxresults",
          "_query",
          "_score",
          "_type",
          "characteristic-value",
          "context-type-quantity",
          "context-type-value");
  private static final List<String> RESULT =
      List.of("_elements", "_has", "_include", "_revinclude", "_sort");

  /** Bounded, since each name takes a piece of the stack; no type has so many. */
  private static final Pattern ELEMENTS = Pattern.compile("[a-zA-Z]{1,64}(,[a-zA-Z]{1,64}){0,99}");

  private final Edition.Request request;
  private final World world;
  private final ClauseReader reader;
  private final List<Issue> faults = new ArrayList<>();
  private final List<Issue> ignored = new ArrayList<>();
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Argument> processed = new ArrayList<>();
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final Set<String> elements = new TreeSet<>();
  private final ControlsReader controls = new ControlsReader(faults::add);
  private @Nullable Sorting sorting;
  private @Nullable String after;
  private int place;

  /** Of a request whose base is the absolute URL under which our own resources stand. */
  public QueryReader(World world, Edition.Request request) {
    this.request = request;
    this.world = world;
    this.reader = new ClauseReader(request, world, faults::add);
  }

  /** Reads one query; a reader is for one query only. */
  public Reading<Query> read(List<Argument> arguments) {
    Set<Argument> seen = new HashSet<>();
    for (Argument argument : arguments) {
      place++;
      if (seen.add(argument)) {
        argument(argument);
      }
    }
    combinations();
    Sorting order = sorting == null ? Sorting.BY_ID : sorting;
    if (after != null && order.position(after).isEmpty()) {
      faults.add(Issue.invalid("'_after' is of another order; search anew", null));
    }
    return faults.isEmpty()
        ? Reading.of(
            new Query(
                request.type(),
                clauses,
                controls.controls(),
                new Result(order, inclusions, elements),
                processed,
                ignored))
        : Reading.refused(faults);
  }

  /** What is wrong with it is said of its name, if that is one of FHIR's. */
  private void argument(Argument argument) {
    int before = faults.size();
    read(argument);
    String bare = argument.name().split("[:.]", 2)[0];
    boolean known =
        reader.names().contains(bare)
            || ControlsReader.NAMES.contains(bare)
            || RESULT.contains(bare)
            || NOT_OFFERED.contains(bare);
    if (known) {
      faults.subList(before, faults.size()).replaceAll(fault -> fault.of(bare));
    }
  }

  private void read(Argument argument) {
    switch (argument.name()) {
      case Query.AFTER -> after(argument);
      case "_sort" -> sort(argument);
      case "_elements" -> elements(argument);
      case "_include" -> include(argument, EnumSet.noneOf(Way.class));
      case "_include:iterate" -> include(argument, EnumSet.of(Way.ITERATE));
      case "_revinclude" -> include(argument, EnumSet.of(Way.REVERSE));
      case "_revinclude:iterate" -> include(argument, EnumSet.allOf(Way.class));
      default -> other(argument);
    }
  }

  private void other(Argument argument) {
    if (ControlsReader.NAMES.contains(argument.name())) {
      controls.read(argument).ifPresent(processed::add);
      return;
    }
    reader
        .read(argument.name(), argument.value())
        .ifPresentOrElse(
            clause -> {
              clauses.add(clause);
              processed.add(argument);
            },
            () -> unknown(argument.name()));
  }

  private void after(Argument argument) {
    Optional<String> marked = request.cursors().id(request.type(), argument.value());
    if (marked.isEmpty()) {
      faults.add(
          Issue.invalid(
              "'_after' is no mark of this server; follow the link 'next' as it is, or search anew",
              null));
      return;
    }
    after = marked.get();
    controls.read(new Argument(Query.AFTER, marked.get()));
    processed.add(argument);
  }

  private void sort(Argument argument) {
    Optional<Sorting> read = Sorting.read(argument.value(), world.parameters(request.type()));
    if (read.isEmpty() || sorting != null) {
      faults.add(
          Issue.invalid(
              "'_sort' stands once and names parameters that "
                  + request.type()
                  + " is searched by, with - before one that descends: "
                  + String.join(", ", reader.names()),
              null));
      return;
    }
    sorting = read.get();
    processed.add(argument);
  }

  private void elements(Argument argument) {
    Optional<Issue> fault = badElements(argument.value());
    if (fault.isPresent()) {
      faults.add(fault.get());
      return;
    }
    Set<String> known = world.elements(request.type());
    List<String> named = List.of(argument.value().split(",", -1));
    if (!known.containsAll(named)) {
      faults.add(unknownElement(request.type(), known));
      return;
    }
    elements.addAll(named);
    processed.add(argument);
  }

  /** What is wrong with the form of {@code _elements}, whatever type it is about. */
  public static Optional<Issue> badElements(String names) {
    return ELEMENTS.matcher(names).matches()
        ? Optional.empty()
        : Optional.of(
            Issue.invalid(
                "'_elements' is names of elements of the type, with commas between", null));
  }

  /** What is said of an element that the type does not have. */
  public static Issue unknownElement(String type, Set<String> known) {
    return Issue.invalid(
        "'_elements' has a name that is no element of %s itself; there are %s"
            .formatted(type, String.join(", ", known)),
        null);
  }

  /** A text has no references to follow (FHIR R5, 3.2.1.7.3). */
  private void combinations() {
    if (!inclusions.isEmpty() && controls.controls().summary() == Summary.TEXT) {
      faults.add(
          Issue.invalid("'_include' and '_revinclude' cannot stand with '_summary=text'", null));
    }
  }

  private void include(Argument argument, Set<Way> ways) {
    Inclusion.read(argument.value(), world, request.type(), ways)
        .ifPresentOrElse(
            inclusion -> {
              inclusion.types(world).stream()
                  .filter(request.allowed().negate())
                  .forEach(other -> faults.add(Issue.forbidden(other)));
              inclusions.add(inclusion);
              processed.add(argument);
            },
            () ->
                faults.add(
                    Issue.invalid(
                        "'"
                            + argument.name()
                            + "' is Type:parameter or Type:parameter:Target, by a reference"
                            + " parameter; of "
                            + request.type()
                            + " these are "
                            + String.join(
                                ", ", Inclusion.references(world, request.type(), "*").toList()),
                        null)));
  }

  /** A refusal repeats no name that FHIR does not know: it may be a slip with a patient's data. */
  private String spoken(String name) {
    String bare = name.split(":", 2)[0];
    return NOT_OFFERED.contains(bare) || RESULT.contains(bare)
        ? "'" + bare + "'"
        : "what stands at place " + place + " of the query";
  }

  private void unknown(String name) {
    String said =
        "%s is not searched by %s; it is by %s, and takes %s, %s"
            .formatted(
                request.type(),
                request.strict() ? spoken(name) : "'" + name + "'",
                String.join(", ", reader.names()),
                String.join(", ", ControlsReader.NAMES),
                String.join(", ", RESULT));
    (request.strict() ? faults : ignored).add(new Issue("not-supported", said, null));
  }
}
