package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a resource holds under a parameter. A token has the code system as its {@code space}, null
 * for none, and the texts that go with it; a reference has the type of its target as space and the
 * id as code. A token without a code is text alone.
 */
public record Value(@Nullable String space, String code, List<String> texts) {
  public Value {
    requireNonNull(code, "code");
    texts = List.copyOf(texts);
  }

  public static Value token(@Nullable String system, String code) {
    return new Value(system, code, List.of());
  }

  public static Value reference(String type, String id) {
    return new Value(type, id, List.of());
  }
}
