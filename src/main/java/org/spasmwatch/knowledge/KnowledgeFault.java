package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong in a knowledge file: where, what, and how to mend it, as far as that can be told.
 * Line 0 means the file as a whole.
 *
 * @param path to the place in the file or record, as in {@code evidence[0].grade}; empty where it
 *     is the whole, or not known
 */
public record KnowledgeFault(String file, int line, String reason, String mend, String path) {
  public KnowledgeFault {
    requireNonNull(file, "file");
    requireNonNull(reason, "reason");
    requireNonNull(mend, "mend");
    requireNonNull(path, "path");
  }

  /** A fault of which no more is known than its line. */
  public KnowledgeFault(String file, int line, String reason, String mend) {
    this(file, line, reason, mend, "");
  }

  /** A fault whose reason says all there is to say. */
  public KnowledgeFault(String file, int line, String reason) {
    this(file, line, reason, "", "");
  }

  /** The same fault of a file that goes by another name. */
  public KnowledgeFault in(String otherFile) {
    return new KnowledgeFault(otherFile, line, reason, mend, path);
  }

  /** The same fault in a part of what it was found in. */
  public KnowledgeFault below(String whole) {
    return path.startsWith(whole)
        ? new KnowledgeFault(
            file, line, reason, mend, path.substring(whole.length()).replaceFirst("^\\.", ""))
        : this;
  }

  /** Whether the other says the same of the same line. */
  public boolean repeats(KnowledgeFault other) {
    return file.equals(other.file)
        && line == other.line
        && reason.equals(other.reason)
        && mend.equals(other.mend);
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
