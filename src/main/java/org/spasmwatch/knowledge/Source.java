package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document that statements rest on, with what is known against it. */
public record Source(
    String id,
    String title,
    @Nullable String publisher,
    @Nullable String date,
    String standing,
    List<String> claims) {
  public Source {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(standing, "standing");
    claims = List.copyOf(claims);
  }
}
