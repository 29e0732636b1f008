package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document that statements rest on, with what is known against it. A statement that rests on
 * documents of the layer beyond the sources alone belongs to that layer and can be switched off
 * with it.
 */
public record Source(
    String id,
    String title,
    @Nullable String publisher,
    @Nullable String date,
    String standing,
    Layer layer,
    List<String> claims) {

  /** Whether a document is one of those that the catalogue was cut from. */
  public enum Layer {
    /** The five documents, and those named where a claim of theirs leaves something open. */
    SOURCES,
    /** Literature on effects that none of the five documents speaks of. */
    BEYOND_SOURCES
  }

  public Source {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(standing, "standing");
    requireNonNull(layer, "layer");
    claims = List.copyOf(claims);
  }
}
