package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong in a knowledge file: where, what, and how to mend it, as far as that can be told.
 * Line 0 means the file as a whole.
 */
public record KnowledgeFault(String file, int line, String reason, String mend) {
  public KnowledgeFault {
    requireNonNull(file, "file");
    requireNonNull(reason, "reason");
    requireNonNull(mend, "mend");
  }

  /** A fault whose reason says all there is to say. */
  public KnowledgeFault(String file, int line, String reason) {
    this(file, line, reason, "");
  }

  /** The same fault of a file that goes by another name. */
  public KnowledgeFault in(String otherFile) {
    return new KnowledgeFault(otherFile, line, reason, mend);
  }

  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + reason
        + (mend.isEmpty() ? "" : "; " + mend);
  }
}
