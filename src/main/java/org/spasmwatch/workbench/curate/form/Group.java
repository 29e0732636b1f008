package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.workbench.Keys;

/**
 * Fields that stand together.
 *
 * @param path of a list in the record, whose entries are the rows; empty where the fields are the
 *     record's own
 * @param name for the words of its heading and its hint
 */
public record Group(String path, String name, List<Field> fields) {
  public Group {
    requireNonNull(path, "path");
    requireNonNull(name, "name");
    fields = List.copyOf(fields);
  }

  static Group own(String name, Field... fields) {
    return new Group("", name, List.of(fields));
  }

  static Group rows(String path, Field... columns) {
    return new Group(path, path.substring(path.lastIndexOf('.') + 1), List.of(columns));
  }

  /** Whether it has rows, of which there may be more. */
  public boolean repeated() {
    return !path.isEmpty();
  }

  /** Whether a row is a single value. */
  boolean plain() {
    return repeated() && fields.get(0).path().isEmpty();
  }

  /** What the field is called in the form that is sent. */
  String name(Field field) {
    return plain() || !repeated() ? path + field.path() : path + "." + field.path();
  }

  /** The key of what is to be known of it. */
  public String hint() {
    return Keys.of("hint", name);
  }

  /** The key of its heading. */
  public String title() {
    return Keys.of("group", name);
  }
}
