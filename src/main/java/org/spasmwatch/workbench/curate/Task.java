package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.workbench.curate.form.Shape;

/**
 * A record that somebody edits.
 *
 * @param id empty while a new one has none
 * @param version that they have seen; 0 of a new one
 */
public record Task(Shape shape, String id, int version) {
  private static final int LONGEST = 64;

  public Task {
    requireNonNull(shape, "shape");
    requireNonNull(id, "id");
  }

  /** Whether the record is not there yet, or not any more. */
  public boolean fresh() {
    return version == 0;
  }

  RecordId record() {
    return new RecordId(shape.kind(), id);
  }

  /** Where its form is sent. */
  public String href() {
    return fresh() ? "/curate/new/" + shape.name() : place();
  }

  /** Where it is edited, once it is there. */
  public String place() {
    return "/curate/" + shape.kind().code() + "/" + id;
  }

  Task at(int other) {
    return new Task(shape, id, other);
  }

  /** A new record; where nobody has named it, it is called after what it is about. */
  static Task fresh(Shape shape, Map<String, List<String>> form) {
    String id = first(form, "id");
    String called =
        Stream.of("subject", "effect", "label", "syndrome", "reason", "condition", "name", "topic")
            .map(field -> first(form, field))
            .filter(text -> !text.isEmpty())
            .limit(2)
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return new Task(
        shape, id.isEmpty() ? called.substring(0, Math.min(called.length(), LONGEST)) : id, 0);
  }

  private static String first(Map<String, List<String>> form, String field) {
    return form.getOrDefault(field, List.of("")).get(0).strip();
  }

  static Optional<RecordId> record(String kind, String id) {
    return Stream.of(Kind.values())
        .filter(k -> k.code().equals(kind) && isId(id))
        .findFirst()
        .map(k -> new RecordId(k, id));
  }

  static boolean isId(String id) {
    return id.matches("[a-z0-9-]{1,64}");
  }
}
