package org.spasmwatch.fhir.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.Clause.Mode;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.Parameter.Modifier;
import org.spasmwatch.fhir.search.value.Dates;
import org.spasmwatch.fhir.search.value.Numbers;
import org.spasmwatch.fhir.search.value.Texts;
import org.spasmwatch.fhir.search.value.Value;

/**
 * Reads the conditions of a search on one type. A condition on what a resource refers to, or on
 * what refers to it, is read on that type and becomes a condition on ids.
 */
final class ClauseReader {
  private static final String HAS = "_has:";

  /** A string in R4B, special in R5, and meant alike. */
  private static final String NARRATIVE = "_text";

  private static final int HAS_PARTS = 4;
  private static final int DEEPEST = 5;

  private final String type;
  private final World world;
  private final Edition.Request request;
  private final Consumer<Issue> faults;
  private final Map<String, Parameter> parameters;
  private final int depth;

  ClauseReader(Edition.Request request, World world, Consumer<Issue> faults) {
    this(request.type(), world, request, faults, 0);
  }

  private ClauseReader(
      String type, World world, Edition.Request request, Consumer<Issue> faults, int depth) {
    this.type = type;
    this.world = world;
    this.request = request;
    this.faults = faults;
    this.depth = depth;
    this.parameters =
        world.parameters(type).stream()
            .collect(
                Collectors.toMap(Parameter::name, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  /** In order. */
  Set<String> names() {
    return parameters.keySet();
  }

  /** What is asked of another type tells of it, and so has to be allowed. */
  private ClauseReader on(String other) {
    if (!request.allowed().test(other)) {
      faults.accept(Issue.forbidden(other));
    }
    return new ClauseReader(other, world, request, faults, depth + 1);
  }

  /** Empty when it is no parameter of the type. What is wrong with it is reported. */
  Optional<Clause> read(String name, String value) {
    if (depth > DEEPEST) {
      fault("a chain of references is too long; at most " + DEEPEST + " are followed");
      return Optional.of(never());
    }
    if (name.startsWith(HAS)) {
      return Optional.of(has(name, value));
    }
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    int colon = head.indexOf(':');
    Parameter parameter = parameters.get(colon < 0 ? head : head.substring(0, colon));
    if (parameter == null) {
      return Optional.empty();
    }
    String modifier = colon < 0 ? "" : head.substring(colon);
    if (dot >= 0) {
      return Optional.of(chain(parameter, modifier, name.substring(dot + 1), value));
    }
    if (value.isBlank()) {
      fault("search parameter '" + parameter.name() + "' has no value");
      return Optional.of(never());
    }
    return Optional.of(plain(parameter, modifier, new Argument(name, value)));
  }

  private void fault(String said) {
    faults.accept(Issue.invalid(said, null));
  }

  private static Clause never() {
    return new Clause("_id", Mode.ANY, List.of());
  }

  /** {@code subject:Medication.code}: resources that refer to one of which that holds. */
  private Clause chain(Parameter parameter, String modifier, String rest, String value) {
    Set<String> targets = new TreeSet<>(parameter.targets());
    targets.retainAll(world.types());
    if (!modifier.isEmpty()) {
      targets.retainAll(Set.of(modifier.substring(1)));
    }
    List<Predicate<Value>> wanted =
        targets.stream().flatMap(target -> referring(target, rest, value).stream()).toList();
    if (parameter.kind() != Kind.REFERENCE || targets.isEmpty() || wanted.isEmpty()) {
      fault(
          "search parameter '%s' refers to %s, and that is not searched by what follows the dot"
              .formatted(
                  parameter.name(),
                  targets.isEmpty() ? "nothing that is served here" : String.join(", ", targets)));
    }
    return new Clause(parameter.name(), Mode.ANY, wanted);
  }

  private Optional<Predicate<Value>> referring(String target, String rest, String value) {
    return on(target)
        .read(rest, value)
        .map(
            clause -> {
              Set<String> ids = ids(target, clause);
              return v -> target.equals(v.space()) && ids.contains(v.code());
            });
  }

  private Set<String> ids(String of, Clause clause) {
    return Set.copyOf(new Matches(world, of).of(List.of(clause)).keySet());
  }

  /** {@code _has:Type:parameter:rest}: resources that one refers to of which the rest holds. */
  private Clause has(String name, String value) {
    List<String> parts = List.of(name.split(":", HAS_PARTS));
    boolean whole = parts.size() == HAS_PARTS && world.types().contains(parts.get(1));
    Optional<Parameter> reference =
        whole
            ? world.parameters(parts.get(1)).stream()
                .filter(p -> p.name().equals(parts.get(2)) && p.targets().contains(type))
                .findFirst()
            : Optional.empty();
    Optional<Clause> rest =
        reference.flatMap(r -> on(parts.get(1)).read(parts.get(HAS_PARTS - 1), value));
    if (rest.isEmpty()) {
      fault(
          "'_has' is followed by :Type:parameter:condition, a type that refers to "
              + type
              + " and by which parameter, and what it is searched by");
      return never();
    }
    Set<String> ids =
        new Matches(world, parts.get(1))
            .of(List.of(rest.get())).values().stream()
                .flatMap(r -> r.getOrDefault(parts.get(2), List.of()).stream())
                .filter(v -> type.equals(v.space()))
                .map(Value::code)
                .collect(Collectors.toSet());
    return new Clause("_id", Mode.ANY, List.of(v -> ids.contains(v.code())));
  }

  /** The modifier with its colon; empty for none. */
  private Clause plain(Parameter parameter, String modifier, Argument argument) {
    Alternatives alternatives =
        new Alternatives(argument.name(), parameter, request.base(), faults);
    if (modifier.isEmpty()) {
      return clause(parameter, Mode.ANY, plain(parameter, alternatives, argument.value()));
    }
    return modifierOf(parameter, modifier.substring(1))
        .map(known -> modified(parameter, known, alternatives, argument))
        .orElseGet(
            () -> {
              unknownModifier(parameter);
              return never();
            });
  }

  private static Clause clause(Parameter parameter, Mode mode, List<Predicate<Value>> wanted) {
    return new Clause(parameter.name(), mode, wanted);
  }

  private static List<Predicate<Value>> plain(
      Parameter parameter, Alternatives alternatives, String value) {
    return switch (parameter.kind()) {
      case TOKEN -> alternatives.tokens(value);
      case REFERENCE -> alternatives.references(value);
      case URI -> alternatives.uris(value, String::equals);
      case STRING ->
          alternatives.texts(
              value, parameter.name().equals(NARRATIVE) ? Texts::words : Texts::beginning);
      case SPECIAL -> alternatives.texts(value, Texts::words);
      case DATE -> alternatives.formed(value, Dates::read, Dates.FORM);
      case QUANTITY -> alternatives.formed(value, Numbers::quantity, Numbers.FORM);
      case NUMBER -> alternatives.formed(value, Numbers::number, Numbers.FORM);
    };
  }

  private Clause modified(
      Parameter parameter, Modifier modifier, Alternatives alternatives, Argument argument) {
    String value = argument.value();
    return switch (modifier) {
      case MISSING -> clause(parameter, missing(argument), List.of());
      case NOT -> clause(parameter, Mode.NONE, alternatives.tokens(value));
      case TEXT -> clause(parameter, Mode.ANY, alternatives.texts(value, Texts::beginning));
      case EXACT -> clause(parameter, Mode.ANY, alternatives.texts(value, Texts::exactly));
      case CONTAINS ->
          clause(
              parameter,
              Mode.ANY,
              parameter.kind() == Kind.URI
                  ? alternatives.uris(value, String::contains)
                  : alternatives.texts(value, Texts::containing));
      case IN -> clause(parameter, Mode.ANY, inSet(alternatives, value));
      case NOT_IN -> clause(parameter, Mode.NONE, inSet(alternatives, value));
      case BELOW -> clause(parameter, Mode.ANY, inTree(alternatives, value, world::kindsOf));
      case ABOVE -> clause(parameter, Mode.ANY, inTree(alternatives, value, world::widerThan));
      case OF_TYPE -> clause(parameter, Mode.ANY, alternatives.ofType(value));
      case IDENTIFIER ->
          new Clause(parameter.ofIdentifiers(), Mode.ANY, alternatives.tokens(value));
      case TYPE ->
          clause(
              parameter,
              Mode.ANY,
              alternatives.ids(argument.name().substring(argument.name().indexOf(':') + 1), value));
    };
  }

  private List<Predicate<Value>> inSet(Alternatives alternatives, String value) {
    return alternatives.lookedUp(
        value, world::codes, "there is no such value set here that can be expanded");
  }

  private static List<Predicate<Value>> inTree(
      Alternatives alternatives, String value, Function<String, Optional<Set<Value>>> tree) {
    return alternatives.lookedUp(
        value, tree, "only the codes of findings have a hierarchy here, and this is none");
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
      fault("'" + argument.name() + "' is either true or false");
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
    faults.accept(
        new Issue(
            "not-supported",
            "search parameter '%s' takes no other modifier here than %s"
                .formatted(parameter.name(), known),
            null));
  }
}
