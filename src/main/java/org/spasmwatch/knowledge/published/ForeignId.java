package org.spasmwatch.knowledge.published;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** An identifier under which somebody else knows the record. */
public record ForeignId(@Nullable String use, @Nullable String system, String value) {
  public ForeignId {
    requireNonNull(value, "value");
  }
}
