package org.spasmwatch.workbench.curate.form;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.workbench.Keys;

/**
 * What can be written of one kind of record.
 *
 * @param name of a statement its kind, as pages of the catalogue call it
 */
public record Shape(String name, Kind kind, List<Group> groups) {
  public Shape {
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    groups = List.copyOf(groups);
  }

  /** The key of the word for it. */
  public String title() {
    return Keys.of("shape", name);
  }
}
