package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.workbench.Keys;

/**
 * What a form may refer to. A reference is found by its key, its name, another name of it or one of
 * its codes; nothing else can be written, so that no code is made up here.
 */
public final class Lists {
  private final Map<String, List<Item>> lists = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> keys = new HashMap<>();

  /**
   * One thing that a form may refer to.
   *
   * @param name for a person
   * @param also its other names and its codes, by which it is found
   */
  public record Item(String key, String name, List<String> also) {
    private static final int MOST_NAMES = 5;

    public Item {
      requireNonNull(key, "key");
      requireNonNull(name, "name");
      also = List.copyOf(also);
    }

    /** Its name and codes on one line. */
    public String label() {
      return Stream.concat(Stream.of(name), also.stream())
          .distinct()
          .limit(MOST_NAMES)
          .collect(Collectors.joining(" · "));
    }
  }

  public Lists(KnowledgeBase knowledge) {
    put(Shapes.FINDINGS, knowledge.terms().concepts().all().stream().map(Lists::item));
    put(Shapes.SUBJECTS, subjects(knowledge));
    put(
        Shapes.SOURCES,
        knowledge.records().sources().stream().map(s -> new Item(s.id(), s.title(), List.of())));
    put(
        Shapes.ANALYTES,
        knowledge.terms().analytes().values().stream()
            .map(a -> new Item(a.key(), a.label(), codes(a.codes().stream()))));
    put(
        Shapes.STATEMENTS,
        knowledge
            .records()
            .statements()
            .map(u -> new Item(u.id(), knowledge.nameOf(u.subject()), List.of())));
    put(Shapes.CRITERIA, Conditions.of(knowledge));
  }

  private static Item item(Concept concept) {
    return new Item(
        concept.key(),
        concept.label(),
        Stream.concat(codes(concept.codes().stream()).stream(), concept.names().stream()).toList());
  }

  private static Stream<Item> subjects(KnowledgeBase knowledge) {
    return Stream.concat(
        knowledge.records().drugs().stream().map(Lists::item),
        knowledge.records().classes().stream()
            .map(c -> new Item(c.id(), c.name(), codes(c.codes().stream()))));
  }

  private static Item item(Drug drug) {
    return new Item(
        drug.id(),
        drug.name(),
        Stream.concat(codes(drug.codes().stream()).stream(), drug.names().stream()).toList());
  }

  private static List<String> codes(Stream<Code> codes) {
    return codes.map(Code::code).sorted().toList();
  }

  private void put(String list, Stream<Item> items) {
    List<Item> sorted = items.sorted(Comparator.comparing(Item::key)).toList();
    Map<String, String> found = new HashMap<>();
    for (Item item : sorted) {
      item.also().forEach(name -> found.putIfAbsent(folded(name), item.key()));
    }
    sorted.forEach(item -> found.put(folded(item.name()), item.key()));
    sorted.forEach(item -> found.put(folded(item.key()), item.key()));
    lists.put(list, sorted);
    keys.put(list, found);
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** A list with its name. */
  public record Named(String name, List<Item> items) {
    public Named {
      items = List.copyOf(items);
    }

    /** The key of its heading. */
    public String title() {
      return Keys.of("list", name);
    }
  }

  /** The lists that the form of that shape needs. */
  public List<Named> of(Shape shape) {
    return shape.groups().stream()
        .flatMap(group -> group.fields().stream())
        .map(Field::of)
        .filter(lists::containsKey)
        .distinct()
        .map(name -> new Named(name, lists.getOrDefault(name, List.of())))
        .toList();
  }

  /** The key of what is called like that. */
  Optional<String> key(String list, String typed) {
    return Optional.ofNullable(keys.getOrDefault(list, Map.of()).get(folded(typed)));
  }

  /** The name of that key; the key itself where it is none. */
  String name(String list, String key) {
    return lists.getOrDefault(list, List.of()).stream()
        .filter(item -> item.key().equals(key))
        .map(Item::name)
        .findFirst()
        .orElse(key);
  }
}
