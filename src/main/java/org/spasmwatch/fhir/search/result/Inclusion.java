package org.spasmwatch.fhir.search.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.World;
import org.spasmwatch.fhir.search.value.Value;

/**
 * What comes with the matches (FHIR R5, 3.2.1.7.5): what they refer to, or what refers to them.
 *
 * @param source the type that refers
 * @param parameter the reference parameter; {@code *} for all of the type
 * @param target the type that is referred to; null for any
 * @param ways how it goes about it
 */
public record Inclusion(String source, String parameter, @Nullable String target, Set<Way> ways) {
  private static final String ALL = "*";
  private static final int MOST = 1000;

  /** What can be said of an inclusion. */
  public enum Way {
    /** What refers is included, and not what is referred to. */
    REVERSE,
    /** It applies to what was included, too. */
    ITERATE
  }

  public Inclusion {
    requireNonNull(source, "source");
    requireNonNull(parameter, "parameter");
    ways = Set.copyOf(ways);
  }

  /**
   * Reads {@code Type:parameter} or {@code Type:parameter:Target}; {@code *} alone is everything
   * that resources of the searched type refer to. Empty when it is no such thing here.
   */
  public static Optional<Inclusion> read(
      String value, World world, String searched, Set<Way> ways) {
    List<String> parts = value.equals(ALL) ? List.of(searched, ALL) : List.of(value.split(":", -1));
    if (parts.size() < 2 || parts.size() > 3 || !world.types().contains(parts.get(0))) {
      return Optional.empty();
    }
    boolean known = references(world, parts.get(0), parts.get(1)).findAny().isPresent();
    String target = parts.size() == 3 ? parts.get(2) : null;
    return known && (target == null || world.types().contains(target))
        ? Optional.of(new Inclusion(parts.get(0), parts.get(1), target, ways))
        : Optional.empty();
  }

  /** The reference parameters of a type that an inclusion can name. */
  public static Stream<String> references(World world, String type, String name) {
    return world.parameters(type).stream()
        .filter(p -> p.kind() == Parameter.Kind.REFERENCE && !p.name().startsWith("_"))
        .map(Parameter::name)
        .filter(p -> name.equals(ALL) || p.equals(name));
  }

  /**
   * The types of what it can bring: those that are referred to, of all that FHIR would allow there.
   */
  public Set<String> types(World world) {
    if (ways.contains(Way.REVERSE)) {
      return Set.of(source);
    }
    return target != null
        ? Set.of(target)
        : world.resources(source).values().stream()
            .flatMap(resource -> targets(world, resource))
            .map(Target::type)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that comes with the matches, in the order in which it was found, without them. */
  public static List<Target> with(World world, List<Inclusion> inclusions, List<Target> matches) {
    Set<Target> all = new LinkedHashSet<>(matches);
    List<Target> frontier = matches;
    boolean first = true;
    while (!frontier.isEmpty() && all.size() < matches.size() + MOST) {
      List<Target> found = new ArrayList<>();
      for (Inclusion inclusion : inclusions) {
        if (first || inclusion.ways().contains(Way.ITERATE)) {
          inclusion.from(world, frontier).filter(all::add).forEach(found::add);
        }
      }
      frontier = found;
      first = false;
    }
    matches.forEach(all::remove);
    return List.copyOf(all);
  }

  private Stream<Target> from(World world, List<Target> frontier) {
    return ways.contains(Way.REVERSE)
        ? referring(world, new LinkedHashSet<>(frontier))
        : referred(world, frontier);
  }

  private Stream<Target> referred(World world, List<Target> frontier) {
    return frontier.stream()
        .filter(t -> t.type().equals(source))
        .flatMap(t -> targets(world, world.resources(source).getOrDefault(t.id(), Map.of())))
        .filter(t -> target == null || target.equals(t.type()))
        .filter(t -> world.resources(t.type()).containsKey(t.id()));
  }

  private Stream<Target> referring(World world, Set<Target> frontier) {
    return world.resources(source).entrySet().stream()
        .filter(e -> targets(world, e.getValue()).anyMatch(frontier::contains))
        .map(e -> new Target(source, e.getKey()));
  }

  /** What a resource of the source refers to, as far as it is served. */
  private Stream<Target> targets(World world, Map<String, List<Value>> resource) {
    return references(world, source, parameter)
        .flatMap(name -> resource.getOrDefault(name, List.of()).stream())
        .flatMap(v -> v.space() == null ? Stream.of() : Stream.of(new Target(v.space(), v.code())))
        .filter(t -> world.types().contains(t.type()));
  }
}
