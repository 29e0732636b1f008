package org.spasmwatch.fhir.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.search.Clause.Mode;
import org.spasmwatch.fhir.search.Parameter.Modifier;

/**
 * Reads a query against the parameters of one type. What it does not know it refuses, because a
 * search that ignores a condition finds too much; a lenient client may have unknown parameters
 * ignored, but never an unknown modifier (FHIR R5, 3.2.1.5.5).
 */
public final class QueryReader {
  private static final Set<String> NOT_OFFERED =
      Set.of(
          "_include",
          "_revinclude",
          "_sort",
          "_has",
          "_lastUpdated",
          "_elements",
          "_contained",
          "_containedType",
          "_content",
          "_filter",
          "_graph",
          "_in",
          "_language",
          "_list",
          "_maxresults",
          "_profile",
          "_query",
          "_score",
          "_security",
          "_source",
          "_tag",
          "_text",
          "_type");

  private final String type;
  private final Map<String, Parameter> parameters;
  private final String base;
  private final boolean strict;
  private final Cursors cursors;
  private final List<Issue> faults = new ArrayList<>();
  private final List<Issue> ignored = new ArrayList<>();
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Argument> processed = new ArrayList<>();
  private final ControlsReader controls = new ControlsReader(faults::add);
  private int place;

  /** Of a request whose base is the absolute URL under which our own resources stand. */
  public QueryReader(List<Parameter> parameters, Edition.Request request) {
    this.type = request.type();
    this.parameters =
        parameters.stream()
            .collect(
                Collectors.toMap(Parameter::name, Function.identity(), (a, b) -> b, TreeMap::new));
    this.base = request.base();
    this.strict = request.strict();
    this.cursors = request.cursors();
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
    return faults.isEmpty()
        ? Reading.of(new Query(type, clauses, controls.controls(), processed, ignored))
        : Reading.refused(faults);
  }

  private void argument(Argument argument) {
    if (argument.name().equals(Query.AFTER)) {
      after(argument);
      return;
    }
    if (ControlsReader.NAMES.contains(argument.name())) {
      controls.read(argument).ifPresent(processed::add);
      return;
    }
    int colon = argument.name().indexOf(':');
    String name = colon < 0 ? argument.name() : argument.name().substring(0, colon);
    Parameter parameter = parameters.get(name);
    if (parameter == null) {
      unknown(argument.name());
    } else if (argument.value().isBlank()) {
      faults.add(Issue.invalid("search parameter '" + name + "' has no value", null));
    } else {
      clause(parameter, argument, argument.name().substring(name.length()));
    }
  }

  private void after(Argument argument) {
    cursors
        .id(type, argument.value())
        .ifPresentOrElse(
            id -> {
              controls.read(new Argument(Query.AFTER, id));
              processed.add(argument);
            },
            () ->
                faults.add(
                    Issue.invalid(
                        "'_after' is no mark of this server; follow the link 'next' as it is, or"
                            + " search anew",
                        null)));
  }

  /** A refusal repeats no name that FHIR does not know: it may be a slip with a patient's data. */
  private String spoken(String name) {
    String bare = name.split(":", 2)[0];
    return NOT_OFFERED.contains(bare)
        ? "'" + bare + "'"
        : "what stands at place " + place + " of the query";
  }

  private void unknown(String name) {
    String said =
        "%s is not searched by %s; it is by %s, and takes %s"
            .formatted(
                type,
                strict ? spoken(name) : "'" + name + "'",
                String.join(", ", parameters.keySet()),
                String.join(", ", ControlsReader.NAMES));
    (strict ? faults : ignored).add(new Issue("not-supported", said, null));
  }

  /** The modifier with its colon; empty for none. */
  private void clause(Parameter parameter, Argument argument, String modifier) {
    Alternatives alternatives = new Alternatives(argument.name(), parameter, base, faults::add);
    Optional<Clause> clause =
        modifier.isEmpty()
            ? Optional.of(clause(parameter, Mode.ANY, plain(parameter, alternatives, argument)))
            : modified(parameter, alternatives, argument, modifier.substring(1));
    clause.ifPresentOrElse(
        read -> {
          clauses.add(read);
          processed.add(argument);
        },
        () -> unknownModifier(parameter));
  }

  private static Clause clause(Parameter parameter, Mode mode, List<Predicate<Value>> wanted) {
    return new Clause(parameter.name(), mode, wanted);
  }

  private static List<Predicate<Value>> plain(
      Parameter parameter, Alternatives alternatives, Argument argument) {
    return switch (parameter.kind()) {
      case TOKEN -> alternatives.tokens(argument.value());
      case REFERENCE -> alternatives.references(argument.value());
      case URI -> alternatives.uris(argument.value());
    };
  }

  private Optional<Clause> modified(
      Parameter parameter, Alternatives alternatives, Argument argument, String modifier) {
    String value = argument.value();
    return modifierOf(parameter, modifier)
        .map(
            known ->
                switch (known) {
                  case MISSING -> clause(parameter, missing(argument), List.of());
                  case NOT -> clause(parameter, Mode.NONE, alternatives.tokens(value));
                  case TEXT -> clause(parameter, Mode.ANY, alternatives.texts(value));
                  case TYPE -> clause(parameter, Mode.ANY, alternatives.ids(modifier, value));
                });
  }

  private static Optional<Modifier> modifierOf(Parameter parameter, String written) {
    return parameter.modifiers().stream()
        .filter(
            m ->
                m == Modifier.TYPE
                    ? parameter.targets().contains(written)
                    : m.code().equals(written))
        .findFirst();
  }

  private Mode missing(Argument argument) {
    if (!Set.of("true", "false").contains(argument.value())) {
      faults.add(Issue.invalid("'" + argument.name() + "' is either true or false", null));
    }
    return argument.value().equals("true") ? Mode.ABSENT : Mode.PRESENT;
  }

  private void unknownModifier(Parameter parameter) {
    String known =
        parameter.modifiers().stream()
            .flatMap(
                m -> m == Modifier.TYPE ? parameter.targets().stream() : List.of(m.code()).stream())
            .sorted()
            .map(m -> ":" + m)
            .collect(Collectors.joining(", "));
    faults.add(
        new Issue(
            "not-supported",
            "search parameter '%s' takes no other modifier here than %s"
                .formatted(parameter.name(), known),
            null));
  }
}
