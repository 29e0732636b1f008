package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

/** Something wrong in a knowledge file: where, and what. Line 0 means the file as a whole. */
public record KnowledgeFault(String file, int line, String reason) {
  public KnowledgeFault {
    requireNonNull(file, "file");
    requireNonNull(reason, "reason");
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + reason;
  }
}
