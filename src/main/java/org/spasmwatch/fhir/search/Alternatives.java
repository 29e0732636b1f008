package org.spasmwatch.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.search.value.Escapes;
import org.spasmwatch.fhir.search.value.Value;

/** Reads the values of one argument; what is wrong with them it reports, and then reads on. */
final class Alternatives {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final String HISTORY = "/_history/";
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private final String name;
  private final Parameter parameter;
  private final String base;
  private final Consumer<Issue> faults;

  /**
   * @param name as it was written, with its modifier
   * @param base the absolute URL under which our own resources stand
   */
  Alternatives(String name, Parameter parameter, String base, Consumer<Issue> faults) {
    this.name = name;
    this.parameter = parameter;
    this.base = base;
    this.faults = faults;
  }

  /** Tokens: {@code code}, {@code system|code}, {@code |code} and {@code system|}. */
  List<Predicate<Value>> tokens(String value) {
    return each(value, this::token);
  }

  /** Texts, compared in the way that is given. */
  List<Predicate<Value>> texts(String value, Function<String, Predicate<Value>> compared) {
    return each(value, raw -> compared.apply(Escapes.unescape(raw)));
  }

  /** Dates, numbers and quantities, which have forms of their own. */
  List<Predicate<Value>> formed(
      String value, Function<String, Optional<Predicate<Value>>> read, String form) {
    return each(
        value,
        raw ->
            read.apply(raw)
                .orElseGet(
                    () -> {
                      fault("a value is " + form);
                      return v -> false;
                    }));
  }

  /** Tokens that are looked up: in a value set, or in a hierarchy of codes. */
  List<Predicate<Value>> lookedUp(
      String value, Function<String, Optional<Set<Value>>> lookup, String missing) {
    return each(
        value,
        raw -> {
          Optional<Set<Value>> codes = lookup.apply(Escapes.unescape(raw));
          if (codes.isEmpty()) {
            fault(missing);
          }
          Set<Value> known = codes.orElse(Set.of());
          return v -> known.contains(Value.token(v.space(), v.code()));
        });
  }

  /** Identifiers by the type of the identifier and value; ours have no type. */
  List<Predicate<Value>> ofType(String value) {
    return each(
        value,
        raw -> {
          if (Escapes.split(raw, '|').stream().filter(part -> !part.isBlank()).count() != 3) {
            fault("an identifier of a type is system|code|value, none of them empty");
          }
          return v -> false;
        });
  }

  /**
   * References: {@code id}, {@code Type/id}, or the absolute URL of one of our own. Any other URL
   * is a canonical, compared to the letter.
   */
  List<Predicate<Value>> references(String value) {
    return each(value, raw -> reference(Escapes.unescape(raw)));
  }

  /** URLs, to the letter, or a part of one. */
  List<Predicate<Value>> uris(String value, BiPredicate<String, String> compared) {
    return each(
        value,
        raw -> {
          String wanted = Escapes.unescape(raw);
          return v -> compared.test(v.code(), wanted);
        });
  }

  /** Ids of resources of this type. */
  List<Predicate<Value>> ids(String type, String value) {
    return each(value, raw -> target(type, Escapes.unescape(raw), v -> true));
  }

  private List<Predicate<Value>> each(String value, Reader reader) {
    if (!Escapes.wellFormed(value)) {
      fault("a backslash stands before ',', '|', '$' or another backslash only");
      return List.of();
    }
    List<Predicate<Value>> read = new ArrayList<>();
    for (String raw : Escapes.split(value, ',')) {
      if (raw.isBlank()) {
        fault("there is no value before or after a comma; write \\, for a comma in a value");
      } else {
        read.add(reader.read(raw));
      }
    }
    return read;
  }

  private Predicate<Value> token(String raw) {
    List<String> parts = Escapes.split(raw, '|').stream().map(Escapes::unescape).toList();
    if (parts.size() == 1) {
      return new Coded(parts.get(0), v -> true);
    }
    String system = parts.get(0);
    String code = parts.get(1);
    if (parts.size() > 2 || (system.isEmpty() && code.isEmpty())) {
      fault("a token is code, system|code, |code or system|; write \\| for a bar in a code");
      return v -> false;
    }
    if (code.isEmpty()) {
      return v -> system.equals(v.space());
    }
    return new Coded(code, v -> system.isEmpty() ? v.space() == null : system.equals(v.space()));
  }

  private Predicate<Value> reference(String written) {
    String relative =
        written.startsWith(base + "/") ? written.substring(base.length() + 1) : written;
    if (URL.matcher(relative).matches()) {
      return new Coded(relative, v -> v.space() == null);
    }
    int history = parameter.isVersioned() ? relative.indexOf(HISTORY) : -1;
    if (history >= 0) {
      String version = relative.substring(history + HISTORY.length());
      return target(relative.substring(0, history), v -> isOf(version, v));
    }
    return target(relative, v -> true);
  }

  private Predicate<Value> target(String relative, Predicate<Value> rest) {
    int slash = relative.indexOf('/');
    return slash < 0
        ? target(null, relative, rest)
        : target(relative.substring(0, slash), relative.substring(slash + 1), rest);
  }

  /** By the number of its record, or by its whole name, which begins with that. */
  private static boolean isOf(String version, Value found) {
    return found.texts().stream().anyMatch(n -> version.equals(n) || version.startsWith(n + "."));
  }

  private Predicate<Value> target(@Nullable String type, String id, Predicate<Value> rest) {
    if (!ID.matcher(id).matches()) {
      fault("a reference is an id, Type/id or an absolute URL, without a version");
      return v -> false;
    }
    if (type != null && !parameter.targets().contains(type)) {
      fault(
          "it does not refer to that type; write "
              + parameter.name()
              + "="
              + String.join(" or ", parameter.targets().stream().sorted().toList())
              + "/"
              + id);
      return v -> false;
    }
    return new Coded(id, v -> (type == null || type.equals(v.space())) && rest.test(v));
  }

  private void fault(String said) {
    faults.accept(Issue.invalid("search parameter '" + name + "': " + said, null));
  }

  /** Reads one alternative. */
  private interface Reader {
    Predicate<Value> read(String raw);
  }
}
