package org.spasmwatch.knowledge;

/** How soon somebody has to act, in rising order (CON-12 maps the sources' words to these). */
public enum Urgency {
  SELF_CARE,
  ROUTINE,
  SAME_DAY,
  EMERGENCY;

  /** One step up, at most to same-day: what a modifier that is met may do. */
  public Urgency raised() {
    return switch (this) {
      case SELF_CARE -> ROUTINE;
      case ROUTINE, SAME_DAY -> SAME_DAY;
      case EMERGENCY -> EMERGENCY;
    };
  }

  public Urgency atLeast(Urgency other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
