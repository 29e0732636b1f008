package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a record of which the first that is there gives its date; dotted ones stand inside
 * others. They are taken apart once, because every record is asked for them.
 */
final class DateFields {
  private final Field[] fields;

  private DateFields(Field[] fields) {
    this.fields = fields;
  }

  static DateFields of(String... paths) {
    return new DateFields(Stream.of(paths).map(Field::of).toArray(Field[]::new));
  }

  /** The first of them that the record has as a text. */
  @Nullable Field in(JsonNode record) {
    for (Field field : fields) {
      if (field.of(record).isTextual()) {
        return field;
      }
    }
    return null;
  }

  /** One field by its dotted path. */
  record Field(String path, List<String> steps) {
    private static Field of(String path) {
      return new Field(path, List.of(path.split("\\.", -1)));
    }

    JsonNode of(JsonNode record) {
      JsonNode node = record;
      for (int i = 0; i < steps.size() && !node.isMissingNode(); i++) {
        node = node.path(steps.get(i));
      }
      return node;
    }
  }
}
