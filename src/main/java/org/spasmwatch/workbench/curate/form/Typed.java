package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.workbench.curate.form.Field.Sort;

/**
 * A form that was sent, as the record that it makes, with what can be said against it at once.
 *
 * @param content what the record had that the form does not show, and what the form says
 */
public record Typed(ObjectNode content, List<Complaint> complaints) {
  private static final int MOST_ROWS = 200;

  public Typed {
    requireNonNull(content, "content");
    complaints = List.copyOf(complaints);
  }

  /**
   * Reads a form.
   *
   * @param before the record as it is kept, empty when there is none yet
   */
  public static Typed of(
      Shape shape, Lists lists, ObjectNode before, Map<String, List<String>> form) {
    Reader reader = new Reader(lists, form);
    ObjectNode content = before.deepCopy();
    for (Group group : shape.groups()) {
      if (group.repeated()) {
        Values.put(content, group.path(), reader.rows(group));
      } else {
        reader.row(group, content, 0, "");
      }
    }
    return new Typed(content, reader.complaints);
  }

  private static final class Reader {
    private final Lists lists;
    private final Map<String, List<String>> form;
    private final List<Complaint> complaints = new ArrayList<>();

    Reader(Lists lists, Map<String, List<String>> form) {
      this.lists = lists;
      this.form = form;
    }

    private String typed(Group group, Field field, int row) {
      List<String> all = form.getOrDefault(group.name(field), List.of());
      return row < all.size() ? all.get(row).strip() : "";
    }

    /** The rows in which something is typed; null when there is none. */
    @Nullable JsonNode rows(Group group) {
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < MOST_ROWS; i++) {
        int row = i;
        if (group.fields().stream().allMatch(field -> typed(group, field, row).isEmpty())) {
          continue;
        }
        String place = group.path() + "[" + rows.size() + "]";
        if (group.plain()) {
          rows.add(value(group, group.fields().get(0), row, place));
        } else {
          ObjectNode object = rows.addObject();
          row(group, object, row, place);
        }
      }
      return rows.isEmpty() ? null : rows;
    }

    void row(Group group, ObjectNode target, int row, String place) {
      for (Field field : group.fields()) {
        String path = place.isEmpty() ? field.path() : place + "." + field.path();
        Values.put(target, field.path(), value(group, field, row, path));
      }
    }

    private @Nullable JsonNode value(Group group, Field field, int row, String path) {
      String text = typed(group, field, row);
      if (text.isEmpty() && field.required()) {
        complaints.add(Complaint.of(path, "missing", ""));
      }
      if (!text.isEmpty() && field.sort() == Sort.CHOICE && !field.codes().contains(text)) {
        complaints.add(Complaint.of(path, "noChoice", ""));
      }
      if (text.isEmpty() || field.sort() != Sort.KEY) {
        return field.sort() == Sort.CRITERION ? criterion(text) : Values.kept(field, text);
      }
      String key = lists.key(field.of(), text).orElse("");
      if (key.isEmpty()) {
        complaints.add(Complaint.of(path, "unknown", ""));
      }
      return TextNode.valueOf(key.isEmpty() ? text : key);
    }

    /** A condition, or the name of one. */
    private @Nullable JsonNode criterion(String text) {
      return text.isEmpty()
          ? null
          : lists
              .key(Shapes.CRITERIA, text)
              .<JsonNode>map(TextNode::valueOf)
              .orElseGet(() -> Notation.parse(text));
    }
  }
}
