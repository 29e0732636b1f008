package org.spasmwatch.app.change;

import static java.util.Objects.requireNonNull;

/** A change that may not be made now, or not by this author; nothing of it was. */
public final class ChangeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** A record is not at the version that was expected. */
    VERSION,
    /** The knowledge has changed since the change was worked out. */
    STALE,
    /** The author may not change what assessments use. */
    ACTIVATION,
    /** A second person has to put a statement in force. */
    FOUR_EYES,
    /** A drug is written with a code of another one. */
    DUPLICATE
  }

  private final Reason reason;
  private final String explanation;

  ChangeRefused(Reason reason, String message) {
    super(message);
    this.explanation = requireNonNull(message, "message");
    this.reason = requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }

  /** In words for the author. */
  public String explanation() {
    return explanation;
  }
}
