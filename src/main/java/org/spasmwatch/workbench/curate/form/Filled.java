package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A form with a record in it, and with what is said against it. */
public record Filled(List<Block> blocks, List<Complaint> others) {
  public Filled {
    blocks = List.copyOf(blocks);
    others = List.copyOf(others);
  }

  /** A group with its rows. */
  public record Block(Group group, List<Row> rows) {
    public Block {
      requireNonNull(group, "group");
      rows = List.copyOf(rows);
    }
  }

  /** A row, or the only one of a group without. */
  public record Row(int number, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A field with its value.
   *
   * @param id of the element
   * @param name in the form that is sent
   * @param label the key of the word for it
   */
  public record Cell(
      String id, String name, String label, Field field, String value, List<Complaint> complaints) {
    public Cell {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(value, "value");
      complaints = List.copyOf(complaints);
    }

    /** Whether something is wrong with it. */
    public boolean wrong() {
      return !complaints.isEmpty();
    }
  }

  /** Fills a form. */
  public static Filled of(Shape shape, JsonNode content, List<Complaint> complaints) {
    List<Complaint> others = new ArrayList<>(complaints);
    List<Block> blocks = new ArrayList<>();
    for (Group group : shape.groups()) {
      blocks.add(new Block(group, rows(group, content, others)));
    }
    return new Filled(blocks, others);
  }

  /** With an empty row below, to be filled in. */
  private static List<Row> rows(Group group, JsonNode content, List<Complaint> others) {
    if (!group.repeated()) {
      return List.of(row(group, content, 0, others));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode each : Values.get(content, group.path())) {
      rows.add(row(group, each, rows.size(), others));
    }
    JsonNode nothing =
        group.plain()
            ? JsonNodeFactory.instance.missingNode()
            : JsonNodeFactory.instance.objectNode();
    rows.add(row(group, nothing, rows.size(), others));
    return rows;
  }

  private static Row row(Group group, JsonNode values, int number, List<Complaint> others) {
    String place = group.repeated() ? group.path() + "[" + number + "]" : "";
    List<Cell> cells = new ArrayList<>();
    for (Field field : group.fields()) {
      String path =
          place.isEmpty() || field.path().isEmpty()
              ? place + field.path()
              : place + "." + field.path();
      List<Complaint> own = others.stream().filter(c -> c.isAbout(path)).toList();
      others.removeAll(own);
      cells.add(
          new Cell(
              "f-" + path.replaceAll("[^a-z0-9]+", "-"),
              group.name(field),
              field.label(group.name()),
              field,
              Values.typed(field, Values.get(values, field.path())),
              own));
    }
    return new Row(number + 1, cells);
  }

  /** All fields, in their order. */
  public Stream<Cell> cells() {
    return blocks.stream().flatMap(b -> b.rows().stream()).flatMap(r -> r.cells().stream());
  }

  /** The fields with which something is wrong. */
  public List<Cell> wrong() {
    return cells().filter(Cell::wrong).toList();
  }

  /** Whether nothing is said against it. */
  public boolean right() {
    return others.isEmpty() && wrong().isEmpty();
  }
}
