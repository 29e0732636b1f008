package org.spasmwatch.fhir.patch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBase;

/** One operation of a FHIRPath Patch. */
final class Operation {
  /** What each type has beside its type and path (FHIR R5, 3.2.3.1). */
  private static final Map<String, Set<String>> NEEDS =
      Map.of(
          "add", Set.of("name", "value"),
          "insert", Set.of("index", "value"),
          "delete", Set.of(),
          "replace", Set.of("value"),
          "move", Set.of("source", "destination"));

  private static final Set<String> NUMBERS = Set.of("index", "source", "destination");

  private final Values values;
  private final String name;
  private final List<IBase> all;
  private final Map<String, IBase> parts;

  Operation(Values values, IBase parameter) {
    this.values = values;
    this.name = values.name(parameter);
    this.all = values.parts(parameter);
    this.parts =
        all.stream().collect(Collectors.toMap(values::name, Function.identity(), (a, b) -> a));
  }

  /** What is wrong with it, whatever it is to change. */
  Optional<String> fault() {
    Set<String> needs = NEEDS.get(text("type"));
    if (!name.equals("operation") || needs == null) {
      return Optional.of(
          "it is a parameter operation with a part type of add, insert, delete, replace, move");
    }
    if (all.size() != parts.size() || parts.size() != needs.size() + 2) {
      return Optional.of("it has parts that its type does not have, or some are missing");
    }
    if (text("path").isBlank() || !parts.keySet().containsAll(needs)) {
      return Optional.of("it needs the parts path, " + String.join(", ", needs));
    }
    return needs.stream()
        .filter(NUMBERS::contains)
        .filter(number -> !text(number).matches("[0-9]{1,6}"))
        .findFirst()
        .map(number -> number + " is a number of the list, from 0 on");
  }

  private String text(String part) {
    IBase found = parts.get(part);
    return found == null ? "" : values.text(found);
  }

  private int number(String part) {
    return Integer.parseInt(text(part));
  }

  private IBase value(Place place) {
    return values.of(requireNonNull(parts.get("value"), "value"), place);
  }

  /**
   * @throws Unpatchable when it cannot be done
   */
  void on(Target target) {
    String path = text("path");
    switch (text("type")) {
      case "add" -> add(Place.of(target.context(), target.one(path), text("name")));
      case "insert" -> {
        Place list = target.list(path);
        within(list, number("index"), list.values().size());
        list.insert(number("index"), value(list));
      }
      case "delete" -> target.found(path).ifPresent(found -> target.placeOf(found).remove(found));
      case "replace" -> {
        IBase found = target.one(path);
        Place place = target.placeOf(found);
        place.replace(found, value(place));
      }
      default -> move(target.list(path));
    }
  }

  private void add(Place place) {
    if (!place.isList() && !place.values().isEmpty()) {
      throw new Unpatchable("the element is there already: replace it");
    }
    place.add(value(place));
  }

  private void move(Place list) {
    int last = list.values().size() - 1;
    within(list, number("source"), last);
    within(list, number("destination"), last);
    IBase moved = list.values().remove(number("source"));
    list.insert(number("destination"), moved);
  }

  private static void within(Place list, int index, int last) {
    if (index > last) {
      throw new Unpatchable("the list has " + list.values().size() + " elements");
    }
  }
}
