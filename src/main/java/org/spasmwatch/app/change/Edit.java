package org.spasmwatch.app.change;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Entry;

/**
 * What is to become of a record.
 *
 * @param expected the version it has to be at: {@link #NEW} when there may be none, {@link #ANY}
 *     when that does not matter
 * @param entry what it is to say; null when it is to be deleted
 */
public record Edit(RecordId id, int expected, @Nullable Entry entry) {
  public static final int NEW = 0;
  public static final int ANY = -1;

  public Edit {
    requireNonNull(id, "id");
  }
}
