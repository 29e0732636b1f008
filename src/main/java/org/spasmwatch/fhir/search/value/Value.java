package org.spasmwatch.fhir.search.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resource holds under a parameter. A token has the code system as its {@code space}, null
 * for none, and the texts that go with it; a reference has the type of its target as space and the
 * id as code, and the version as its text where it means one. A token without a code is text alone,
 * and so is a string.
 *
 * @param when what a date holds, null for all else
 * @param number what a quantity or number holds, null for all else
 */
public record Value(
    @Nullable String space,
    String code,
    List<String> texts,
    @Nullable Moment when,
    @Nullable BigDecimal number) {
  public Value {
    requireNonNull(code, "code");
    texts = List.copyOf(texts);
  }

  public Value(@Nullable String space, String code, List<String> texts) {
    this(space, code, texts, null, null);
  }

  public static Value token(@Nullable String system, String code) {
    return new Value(system, code, List.of());
  }

  public static Value reference(String type, String id) {
    return new Value(type, id, List.of());
  }

  /**
   * @param version null for any
   */
  public static Value reference(@Nullable String type, String id, @Nullable String version) {
    return new Value(type, id, version == null ? List.of() : List.of(version));
  }

  public static Value text(String text) {
    return new Value(null, "", List.of(text));
  }

  public static Value date(Moment when) {
    return new Value(null, "", List.of(), when, null);
  }

  /**
   * @param unit for a person, null for none
   */
  public static Value quantity(
      BigDecimal number, @Nullable String system, @Nullable String code, @Nullable String unit) {
    return new Value(
        system, code == null ? "" : code, unit == null ? List.of() : List.of(unit), null, number);
  }
}
