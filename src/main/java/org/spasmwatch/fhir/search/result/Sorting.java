package org.spasmwatch.fhir.search.result;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.Parameter.Kind;
import org.spasmwatch.fhir.search.value.Moment;
import org.spasmwatch.fhir.search.value.Value;

/**
 * An order of matches (FHIR R5, 3.2.1.7.1): by parameters, then by id, so that no two are alike and
 * a page can begin behind any of them. What has no value comes last.
 */
public record Sorting(List<Term> terms) {
  public static final Sorting BY_ID = new Sorting(List.of());
  private static final long BEFORE_ANY = 1L << 52;

  /** One parameter to sort by. */
  public record Term(String parameter, Kind kind, boolean descending) {
    public Term {
      requireNonNull(parameter, "parameter");
      requireNonNull(kind, "kind");
    }
  }

  /** Where a match stands: its key under each term, empty for none, and its id. */
  public record Position(List<String> keys, String id) {
    public Position {
      keys = List.copyOf(keys);
      requireNonNull(id, "id");
    }
  }

  public Sorting {
    terms = List.copyOf(terms);
  }

  /** Reads {@code -date,code}; empty when a parameter is not known or nothing to sort by. */
  public static Optional<Sorting> read(String value, List<Parameter> parameters) {
    List<Term> terms = new ArrayList<>();
    for (String written : value.split(",", -1)) {
      boolean descending = written.startsWith("-");
      String name = descending ? written.substring(1) : written;
      Optional<Parameter> parameter =
          parameters.stream().filter(p -> p.name().equals(name) && sortable(p.kind())).findFirst();
      if (parameter.isEmpty()) {
        return Optional.empty();
      }
      terms.add(new Term(name, parameter.get().kind(), descending));
    }
    return Optional.of(new Sorting(terms));
  }

  private static boolean sortable(Kind kind) {
    return kind != Kind.QUANTITY && kind != Kind.NUMBER && kind != Kind.SPECIAL;
  }

  /** Where a resource stands, by what it holds. */
  public Position position(String id, Map<String, List<Value>> resource) {
    return new Position(terms.stream().map(t -> key(t, resource)).toList(), id);
  }

  private static String key(Term term, Map<String, List<Value>> resource) {
    Stream<String> keys =
        resource.getOrDefault(term.parameter(), List.of()).stream()
            .map(v -> key(term.kind(), v))
            .filter(key -> !key.isEmpty());
    Comparator<String> order = Comparator.naturalOrder();
    return (term.descending() ? keys.max(order) : keys.min(order)).orElse("");
  }

  private static String key(Kind kind, Value value) {
    @Nullable Moment when = value.when();
    if (kind == Kind.DATE) {
      return when == null ? "" : "%020d".formatted(when.first().toEpochMilli() + BEFORE_ANY);
    }
    boolean textual = kind == Kind.STRING || value.code().isEmpty();
    return textual && !value.texts().isEmpty()
        ? value.texts().get(0).toLowerCase(Locale.ROOT)
        : value.code();
  }

  /** The order of positions. */
  public Comparator<Position> comparator() {
    Comparator<Position> order = Comparator.comparing(Position::id);
    for (int i = terms.size() - 1; i >= 0; i--) {
      int term = i;
      Comparator<String> values =
          terms.get(i).descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
      order =
          Comparator.comparing((Position p) -> p.keys().get(term).isEmpty())
              .thenComparing(p -> p.keys().get(term), values)
              .thenComparing(order);
    }
    return order;
  }

  /** A position as text, for a mark. */
  public static String text(Position position) {
    return Stream.concat(
            position.keys().stream().map(k -> URLEncoder.encode(k, StandardCharsets.UTF_8)),
            Stream.of(position.id()))
        .collect(Collectors.joining(" "));
  }

  /** The position that a text was made of; empty when it is of another order. */
  public Optional<Position> position(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    int keys = parts.size() - 1;
    return keys == terms.size()
        ? Optional.of(
            new Position(
                parts.subList(0, keys).stream()
                    .map(k -> URLDecoder.decode(k, StandardCharsets.UTF_8))
                    .toList(),
                parts.get(keys)))
        : Optional.empty();
  }
}
