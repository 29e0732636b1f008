package org.spasmwatch.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.serialization.node.JsonLocationAware;
import org.jspecify.annotations.Nullable;

/**
 * Lines of files: a tree that was parsed from a file knows its own, one from the store has none.
 */
final class Lines {
  private Lines() {}

  /** The line the tree begins in, 0 when it is not known. */
  static int of(@Nullable JsonNode tree) {
    return tree instanceof JsonLocationAware aware ? of(aware.tokenLocation()) : 0;
  }

  static int of(@Nullable JsonLocation location) {
    return location == null ? 0 : location.getLineNr();
  }
}
