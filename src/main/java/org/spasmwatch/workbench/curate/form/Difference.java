package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.spasmwatch.workbench.curate.form.Field.Sort;

/**
 * A field, or a row, that two states of a record say otherwise.
 *
 * @param label the key of the word for it
 * @param before in words, empty when it was not there
 * @param after in words, empty when it is not there
 */
public record Difference(String label, String before, String after) {
  public Difference {
    requireNonNull(label, "label");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /** All of them, in the order of the form. */
  public static List<Difference> of(Shape shape, Lists lists, ObjectNode before, ObjectNode after) {
    List<Difference> all = new ArrayList<>();
    ObjectNode restBefore = before.deepCopy();
    ObjectNode restAfter = after.deepCopy();
    for (Group group : shape.groups()) {
      all.addAll(
          group.repeated() ? rows(group, lists, before, after) : own(group, lists, before, after));
      paths(group)
          .forEach(
              path -> {
                Values.put(restBefore, path, null);
                Values.put(restAfter, path, null);
              });
    }
    if (!restBefore.equals(restAfter)) {
      all.add(
          new Difference("fieldOther", restBefore.toPrettyString(), restAfter.toPrettyString()));
    }
    return all;
  }

  private static List<String> paths(Group group) {
    return group.repeated()
        ? List.of(group.path())
        : group.fields().stream().map(Field::path).toList();
  }

  private static List<Difference> own(Group group, Lists lists, JsonNode before, JsonNode after) {
    return group.fields().stream()
        .map(
            field ->
                new Difference(
                    field.label(group.name()),
                    words(field, lists, Values.get(before, field.path())),
                    words(field, lists, Values.get(after, field.path()))))
        .filter(difference -> !difference.before().equals(difference.after()))
        .toList();
  }

  /**
   * Rows that both have are left out, wherever they stand; of the others the first is the first.
   */
  private static List<Difference> rows(Group group, Lists lists, JsonNode before, JsonNode after) {
    List<JsonNode> old = nodes(Values.get(before, group.path()));
    List<JsonNode> next = nodes(Values.get(after, group.path()));
    List<JsonNode> gone = new ArrayList<>(old);
    next.forEach(gone::remove);
    List<JsonNode> come = new ArrayList<>(next);
    old.forEach(come::remove);
    List<Difference> all = new ArrayList<>();
    for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
      all.add(
          new Difference(
              group.title(),
              i < gone.size() ? row(group, lists, gone.get(i)) : "",
              i < come.size() ? row(group, lists, come.get(i)) : ""));
    }
    return all;
  }

  private static List<JsonNode> nodes(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private static String row(Group group, Lists lists, JsonNode row) {
    return group.fields().stream()
        .map(field -> words(field, lists, Values.get(row, field.path())))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String words(Field field, Lists lists, JsonNode value) {
    String typed = Values.typed(field, value);
    if (field.sort() == Sort.KEY && !typed.isEmpty()) {
      return lists.name(field.of(), typed);
    }
    return field.sort() == Sort.CHOICE ? typed.replace('-', ' ') : typed;
  }
}
